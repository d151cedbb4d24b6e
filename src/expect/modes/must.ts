import { actualLines } from '../actual-line.ts'
import type { ComparedRow } from '../comparison.ts'
import { expectedLine } from '../expected-line.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** Lines that must be in the output (`+ text`, or no sign), and lines that must not (`- text`). */
export const must: Mode = {
  ...usualMode,
  name: 'must',
  summary: 'lines "+ text" are in the output, lines "- text" are not',
  hasPatterns: true,
  compare: compareMust,
}

function compareMust({ expected, actual, scope }: ModeInput) {
  const output = actualLines(actual)
  const rows = actualLines(expected).map(({ text }): ComparedRow => {
    const forbidden = text.startsWith('- ')
    const wanted = expectedLine(text.replace(/^[+-] /, ''), scope)
    const found = output.filter((line) => wanted.test(line) !== null).map((line) => line.text)
    if (found.length > 0 !== forbidden) return { kind: 'same', expected: text, actual: found }
    const reason = forbidden ? `must not be in the output, but is` : 'not in the output'
    return { kind: 'missing', expected: text, reason }
  })
  return { passed: rows.every(({ kind }) => kind === 'same'), rows, captures: scope.captures }
}
