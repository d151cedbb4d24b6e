import { tableCells, type TableColumn, tableColumns } from '../../classify/table-columns.ts'
import { type ActualLine, actualLines } from '../actual-line.ts'
import { differingRows } from '../differing-rows.ts'
import { anyLines, type ExpectedLine } from '../expected-line.ts'
import { likeCell } from '../like-cell.ts'
import { likeLine } from '../like-line.ts'
import { literalGrammar } from '../line-grammar.ts'
import { type LineTest, noCaptures } from '../line-test.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** Tables whose ages, addresses and generated names may differ. */
export const like: Mode = {
  ...usualMode,
  name: 'like',
  summary: 'cell by cell; ages, times, addresses, restarts and generated names may differ',
  updatable: true,
  compare: compareAlike,
}

/** The same with the rows in any order. */
export const likeUnordered: Mode = {
  ...like,
  name: 'like~',
  summary: 'as like, rows in any order',
  compare: (input) => compareAlike({ ...input, actual: reordered(input.expected, input.actual) }),
}

function compareAlike({ expected, actual, scope }: ModeInput) {
  const output = actualLines(actual)
  const wanted = actualLines(expected)
  const columns = columnsOf(wanted, output)
  const rows = differingRows(
    wanted.map(({ text }) => alikeLine(text, columns)),
    output,
    { ...scope, grammar: literalGrammar },
  )
  return { passed: rows.every(({ kind }) => kind === 'same'), rows, captures: scope.captures }
}

interface Columns {
  readonly expected: readonly TableColumn[]
  readonly actual: readonly TableColumn[]
}

/** Cells are cut at the columns of the header when both sides have one with the same titles. */
function columnsOf(wanted: readonly ActualLine[], output: readonly ActualLine[]): Columns | null {
  const expected = tableColumns(wanted[0]?.text ?? '')
  const actual = tableColumns(output[0]?.text ?? '')
  const titles = (columns: readonly TableColumn[]): string =>
    columns.map(({ title }) => title).join('\t')
  if (!expected || !actual || titles(expected) !== titles(actual)) return null
  return { expected, actual }
}

function alikeLine(source: string, columns: Columns | null): ExpectedLine {
  if (isDots(source)) return anyLines(source)
  return {
    source,
    least: 1,
    repeats: false,
    kind: 'row',
    only: null,
    test: alikeTest(source, columns),
  }
}

function alikeTest(source: string, columns: Columns | null): LineTest {
  const alike = columns === null ? likeLine : likeRow(columns)
  return ({ text }) => (source === text || alike(source, text) ? noCaptures : null)
}

/** With a header an empty cell counts, and the column says which cells may differ. */
function likeRow(columns: Columns) {
  return (source: string, text: string): boolean => {
    const cells = tableCells(text, columns.actual)
    return tableCells(source, columns.expected).every((expected, index) =>
      likeCell({
        expected,
        actual: cells[index] ?? '',
        column: columns.expected[index]?.title ?? '',
      }),
    )
  }
}

/** The output with its rows in the order of the expected ones that they are like, and the others in the place of dots, else last. */
function reordered(expected: string, actual: string): string {
  const output = actualLines(actual)
  const wanted = actualLines(expected)
  const columns = columnsOf(wanted, output)
  const left = new Set(output)
  const ordered = wanted.map(({ text }) => (isDots(text) ? null : take(left, text, columns)))
  const dots = wanted.findIndex(({ text }) => isDots(text))
  const at = dots < 0 ? wanted.length : dots
  return [...ordered.slice(0, at), ...left, ...ordered.slice(at)]
    .flatMap((line) => (line ? `${line.text}\n` : []))
    .join('')
}

/** Takes the first of some lines that is like a text; null where none is. */
function take(left: Set<ActualLine>, text: string, columns: Columns | null): ActualLine | null {
  const test = alikeTest(text, columns)
  for (const line of left) {
    if (test(line) === null) continue
    left.delete(line)
    return line
  }
  return null
}

/** A line of dots stands for any rows. */
function isDots(text: string): boolean {
  return text.trim() === '...'
}
