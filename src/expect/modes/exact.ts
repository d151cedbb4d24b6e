import { actualLines } from '../actual-line.ts'
import { differingRows } from '../differing-rows.ts'
import { expectedLine } from '../expected-line.ts'
import { literalGrammar } from '../line-grammar.ts'
import { keepAll } from '../normalize-output.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** The same bytes, to the last line feed. */
export const exact: Mode = {
  ...usualMode,
  name: 'exact',
  summary: 'every byte as expected',
  keep: keepAll,
  updatable: true,
  compare: compareExactly,
}

function compareExactly({ expected, actual, scope }: ModeInput) {
  const literal = { ...scope, grammar: literalGrammar }
  const wanted = actualLines(expected).map(({ text, eol }) => {
    const line = expectedLine(text, literal)
    return eol ? line : { ...line, test: openEnd(text) }
  })
  const rows = differingRows(wanted, actualLines(actual), literal)
  return { passed: expected === actual, rows, captures: scope.captures }
}

function openEnd(text: string) {
  return (line: { readonly text: string; readonly eol: boolean }) =>
    line.text === text && !line.eol ? new Map<string, string>() : null
}
