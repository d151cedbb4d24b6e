import { tableNumber } from '../../document/org/table-lines.ts'
import type { OrgNode, TableNode, TableRowNode } from '../tree/node.ts'
import { next, position, siblings } from '../tree/walk.ts'
import type { Exporter } from './exporter.ts'
import { plainText, rowsOf } from './ignored-in-tables.ts'

/** Where a column's text stands in its cells. */
export type Alignment = 'left' | 'right' | 'center'

const cookie = /^<([lrc]?)\d*>$/

/** What a back end needs to know of one table, worked out once. */
export interface TableFacts {
  /** By column, special ones included. */
  readonly alignments: readonly Alignment[]
  readonly hasHeader: boolean
  /** Group of each row that is exported, from 1. */
  readonly groups: ReadonlyMap<OrgNode, number>
  readonly startsGroup: (row: TableRowNode) => boolean
  readonly endsGroup: (row: TableRowNode) => boolean
  /** Cells of the first row that is exported. */
  readonly firstCells: readonly OrgNode[]
  readonly startsColumns: (cell: OrgNode) => boolean
  readonly endsColumns: (cell: OrgNode) => boolean
}

/** Works out a table's groups, header and alignments (Org manual, "Tables"; org-export-table-…). */
export function tableFacts(table: TableNode, exporter: Exporter): TableFacts {
  const { ignored } = exporter.context
  const rows = rowsOf(table)
  const shown = rows.filter((row) => !ignored.has(row))
  const standard = shown.filter(({ rule }) => !rule)
  const first = standard[0]
  const ends = groupEnds(rows, standard)
  return {
    alignments: alignmentsOf(rows, exporter),
    hasHeader: hasHeader(shown),
    groups: rowGroups(shown),
    startsGroup: (row) => ends.first.has(row),
    endsGroup: (row) => ends.last.has(row),
    firstCells: (first?.children ?? []).filter((cell) => !ignored.has(cell)),
    ...columnGroups(rows, ignored),
  }
}

/** The first and the last rows of groups: between groups is a rule. */
function groupEnds(rows: readonly TableRowNode[], standard: readonly TableRowNode[]) {
  const rulesAbove = new Map<TableRowNode, number>()
  let rules = 0
  for (const row of rows) rulesAbove.set(row, row.rule ? ++rules : rules)
  const isApart = (row: TableRowNode, other: TableRowNode | undefined): boolean =>
    other === undefined || rulesAbove.get(row) !== rulesAbove.get(other)
  return {
    first: new Set(standard.filter((row, at) => isApart(row, standard[at - 1]))),
    last: new Set(standard.filter((row, at) => isApart(row, standard[at + 1]))),
  }
}

/** What the cells of a column say of its side. */
interface Column {
  /** The letter of its last cookie, `''` for none. */
  cookie: string
  /** Cells that are numbers, or empty below one. */
  numbers: number
  endsInNumber: boolean
  /** Rows up to its last cell. */
  rows: number
}

/** The side of each column: that of its cookie, right where half of its cells or more are numbers (org-export-table-cell-alignment). */
function alignmentsOf(rows: readonly TableRowNode[], exporter: Exporter): Alignment[] {
  const columns: Column[] = []
  let count = 0
  for (const row of rows.filter(({ rule }) => !rule)) {
    const isSpecial = exporter.context.ignored.has(row)
    for (const [at, cell] of row.children.entries()) {
      const column = (columns[at] ??= { cookie: '', numbers: 0, endsInNumber: false, rows: 0 })
      if (isSpecial) column.cookie = cookie.exec(plainText(cell) ?? '')?.[1] || column.cookie
      else addValue(column, exporter.all(cell.children), count)
    }
    if (!isSpecial) count += 1
  }
  return columns.map((column) => alignment(column, count))
}

/** Adds the cell of the row `at`. */
function addValue(column: Column, value: string, at: number): void {
  column.numbers = numbersUpTo(column, at)
  column.endsInNumber = tableNumber.test(value) || (value === '' && column.endsInNumber)
  if (column.endsInNumber) column.numbers += 1
  column.rows = at + 1
}

/** Rows that are too short for a column are empty there. */
function numbersUpTo({ numbers, endsInNumber, rows }: Column, count: number): number {
  return endsInNumber ? numbers + count - rows : numbers
}

function alignment(column: Column, count: number): Alignment {
  if (column.cookie === 'l') return 'left'
  if (column.cookie === 'c') return 'center'
  const isRight = column.cookie === 'r' || (count > 0 && numbersUpTo(column, count) / count >= 0.5)
  return isRight ? 'right' : 'left'
}

/** A header is a first group with anything below its rule. */
function hasHeader(shown: readonly TableRowNode[]): boolean {
  const firstRow = shown.findIndex(({ rule }) => !rule)
  const rule = shown.findIndex((row, at) => firstRow >= 0 && at > firstRow && row.rule)
  return rule >= 0 && rule < shown.length - 1
}

function rowGroups(shown: readonly TableRowNode[]): ReadonlyMap<OrgNode, number> {
  const groups = new Map<OrgNode, number>()
  let group = 0
  let isInGroup = false
  for (const row of shown) {
    if (!row.rule && !isInGroup) group += 1
    isInGroup = !row.rule
    if (isInGroup) groups.set(row, group)
  }
  return groups
}

/** Groups of columns are said by a row that begins with a slash; the last one counts. */
function columnGroups(rows: readonly TableRowNode[], ignored: ReadonlySet<OrgNode>) {
  const marks = rows.findLast((row) => plainText(row.children[0]) === '/' && !row.rule)
  const markAt = (column: number): string => plainText(marks?.children[column]) ?? ''
  const opens = (column: number): boolean => ['<', '<>'].includes(markAt(column))
  const closes = (column: number): boolean => column >= 0 && ['>', '<>'].includes(markAt(column))
  return {
    startsColumns: (cell: OrgNode): boolean => {
      const column = position(cell)
      const isFirst = siblings(cell).find((other) => !ignored.has(other)) === cell
      return isFirst || closes(column - 1) || opens(column)
    },
    endsColumns: (cell: OrgNode): boolean => {
      const column = position(cell)
      const width = marks?.children.length ?? 0
      return next(cell) === null || closes(column) || (column + 1 < width && opens(column + 1))
    },
  }
}
