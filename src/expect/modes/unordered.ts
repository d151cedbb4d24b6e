import { addToGroup } from '../../document/add-to-group.ts'
import { type ActualLine, actualLines } from '../actual-line.ts'
import type { ComparedRow } from '../comparison.ts'
import type { ExpectedLine } from '../expected-line.ts'
import { expectedLines } from '../expected-lines.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** The same lines in any order. */
export const unordered: Mode = {
  ...usualMode,
  name: 'unordered',
  summary: 'the same lines in any order',
  updatable: true,
  hasPatterns: true,
  compare: compareUnordered,
}

function compareUnordered({ expected, actual, scope }: ModeInput) {
  const wanted = expectedLines(expected, scope)
  const left = new OutputsLeft(actualLines(actual))
  const taken = new Map<ExpectedLine, string[]>()
  // Lines that match one text only choose first, so that patterns do not take what they need.
  for (const line of wanted.toSorted((a, b) => freedom(a) - freedom(b))) {
    const found = left.take(line)
    taken.set(
      line,
      found.map(({ text }) => text),
    )
  }
  const rows = [
    ...wanted.map((line) => row(line, taken.get(line) ?? [])),
    ...[...left.all].map(({ text, eol }): ComparedRow => ({
      kind: 'unexpected',
      actual: text,
      eol,
    })),
  ]
  return { passed: rows.every(({ kind }) => kind === 'same'), rows, captures: scope.captures }
}

/** Lines of output that no expected line has taken. */
class OutputsLeft {
  readonly all: Set<ActualLine>
  readonly #byText = new Map<string, ActualLine[]>()

  constructor(lines: readonly ActualLine[]) {
    this.all = new Set(lines)
    for (const line of lines) addToGroup(this.#byText, line.text, line)
  }

  /** The lines that an expected one takes: all that it matches where it repeats, else one. */
  take(wanted: ExpectedLine): ActualLine[] {
    const found: ActualLine[] = []
    const candidates = wanted.only === null ? this.all : this.#alike(wanted.only)
    for (const line of candidates) {
      if (!this.all.has(line) || wanted.test(line) === null) continue
      found.push(line)
      if (!wanted.repeats) break
    }
    for (const line of found) this.all.delete(line)
    return found
  }

  /** Lines of a text, each offered once. */
  *#alike(text: string): Generator<ActualLine> {
    const lines = this.#byText.get(text) ?? []
    for (let line = lines.pop(); line; line = lines.pop()) yield line
  }
}

function freedom({ kind, repeats }: ExpectedLine): number {
  if (kind === 'any lines') return 3
  return repeats ? 2 : Number(kind !== 'text')
}

function row(line: ExpectedLine, actual: readonly string[]): ComparedRow {
  return actual.length >= line.least
    ? { kind: 'same', expected: line.source, actual }
    : { kind: 'missing', expected: line.source, reason: 'not in the output' }
}
