import type { PatternScope } from './inline-pattern.ts'
import { ownGrammar } from './line-grammar.ts'
import type { Captures } from './line-test.ts'
import { placeholders } from './placeholders.ts'

/** What lines of our own documents may refer to, behind what earlier blocks captured. */
export function ownScope(captures: Captures): PatternScope {
  return { grammar: ownGrammar, patterns: placeholders, captures, declared: new Set() }
}
