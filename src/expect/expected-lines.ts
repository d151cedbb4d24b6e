import { actualLines } from './actual-line.ts'
import { type ExpectedLine, expectedLine } from './expected-line.ts'
import { declaredNames, type PatternScope } from './inline-pattern.ts'
import { shownLine } from './shown-line.ts'

/** Reads an expectation line by line; a line may name what lines above it capture. */
export function expectedLines(expected: string, scope: PatternScope): ExpectedLine[] {
  // One set for all: a line looks names up while it is read, and never again.
  const declared = new Set(scope.declared)
  return actualLines(expected).map(({ text }) => {
    const line = scope.grammar.readsShown
      ? shownLine(text)
      : expectedLine(text, { ...scope, declared })
    for (const name of declaredNames(text, scope)) declared.add(name)
    return line
  })
}
