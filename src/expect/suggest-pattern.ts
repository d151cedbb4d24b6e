import { expectedLine } from './expected-line.ts'
import type { PatternScope } from './inline-pattern.ts'
import { placeholders } from './placeholders.ts'

/** What changes from run to run, by the pattern that stands for it; the first that fits counts. */
const kinds: readonly (readonly [string, string])[] = [
  // As of date(1) and git log, and of ls -l.
  [
    '[..]',
    String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: +\d{1,2})?(?: +\d{4}| +\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?(?: [A-Z]{2,5})?(?: \d{4})?(?: [+-]\d{4})?)`,
  ],
  named('DATE'),
  ['[..]', String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?`],
  named('UUID'),
  named('DIGEST'),
  named('IP'),
  // A version.
  ['[..]', String.raw`v?\d+(?:\.\d+){2,}[\w.+-]*`],
  named('AGE'),
  // A word of letters alone is a word.
  ['[HASH]', String.raw`(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}`],
  named('NUM'),
]

function named(name: string): readonly [string, string] {
  return [`[${name}]`, placeholders.get(name) ?? '']
}

const volatile = new RegExp(
  String.raw`(?<!\w)(?<!(?<!\.)\.)(?:${kinds.map(([, source]) => `(${source})`).join('|')})(?![\w])`,
  'g',
)

/** Longer lines are compared as they are. */
const longest = 2000

/**
 * The expected line with patterns in place of what differs, where that is only what changes from run to run: dates, hashes,
 * addresses, and numbers beside them. Null when more differs, or when the output's own language has no patterns inside a line.
 */
export function suggestPattern(
  expected: string,
  actual: string,
  scope: PatternScope,
): string | null {
  if (!scope.grammar.brackets || Math.max(expected.length, actual.length) > longest) return null
  const [from, to] = [parts(expected), parts(actual)]
  if (from.length !== to.length) return null
  const merged = from.map((part, index) => mergePart(part, to[index]))
  if (merged.includes(null)) return null
  const line = merged.join('')
  if (!/\[(?!NUM\])[A-Z.]+\]/.test(merged.filter((text, at) => text !== from[at]?.text).join('')))
    return null
  const { test } = expectedLine(line, scope)
  const fits = [expected, actual].every((text) => test({ text, eol: true }) !== null)
  return fits ? line : null
}

/** A piece of a line: what stands for it where it changes, `''` for what does not. */
interface Part {
  readonly text: string
  readonly pattern: string
}

function parts(line: string): Part[] {
  const found: Part[] = []
  let end = 0
  for (const match of line.matchAll(volatile)) {
    const kind = match.slice(1).findIndex((group) => group !== undefined)
    found.push({ text: line.slice(end, match.index), pattern: '' })
    found.push({ text: match[0], pattern: kinds[kind]?.[0] ?? '' })
    end = match.index + match[0].length
  }
  return [...found, { text: line.slice(end), pattern: '' }]
}

function mergePart({ text, pattern }: Part, other: Part | undefined): string | null {
  if (text === other?.text) return text
  return pattern !== '' && pattern === other?.pattern ? pattern : null
}
