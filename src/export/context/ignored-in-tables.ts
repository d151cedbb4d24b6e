import type { OrgNode, RootNode, TableNode, TableRowNode } from '../tree/node.ts'
import { allOf } from '../tree/walk.ts'

const columnMarks: ReadonlySet<string> = new Set(['/', '#', '!', '$', '*', '_', '^'])
const rowMarks: ReadonlySet<string> = new Set(['^', '_', '$', '!'])

/** Special columns of the tables of a tree, which are not exported, and special rows, unless the format shows them (Org manual, "Advanced features"). */
export function ignoredInTables(root: RootNode, showsSpecialRows: boolean): ReadonlySet<OrgNode> {
  const ignored = new Set<OrgNode>()
  for (const table of allOf([root], 'table')) {
    const rows = rowsOf(table)
    const special = hasSpecialColumn(rows)
    for (const row of rows) {
      if (!showsSpecialRows && isSpecialRow(row, special)) ignored.add(row)
      if (special && row.children[0]) ignored.add(row.children[0])
    }
  }
  return ignored
}

/** The rows of a table, rules included. */
export function rowsOf(table: TableNode): TableRowNode[] {
  return table.children.filter((row): row is TableRowNode => row.type === 'table-row')
}

/** The text of a cell that holds nothing else; null for other contents. */
export function plainText(cell: OrgNode | undefined): string | null {
  if (!cell || cell.children.length === 0) return ''
  const [only, ...others] = cell.children
  return only?.type === 'text' && others.length === 0 ? only.value : null
}

/** True when every first cell is empty or a mark, and one is a mark. */
function hasSpecialColumn(rows: readonly TableRowNode[]): boolean {
  const texts = rows.filter(({ rule }) => !rule).map((row) => plainText(row.children[0]))
  const isMark = (text: string | null): boolean => text !== null && columnMarks.has(text)
  return texts.every((text) => text === '' || isMark(text)) && texts.some(isMark)
}

function isSpecialRow(row: TableRowNode, specialColumn: boolean): boolean {
  if (row.rule) return false
  const first = plainText(row.children[0])
  if (first === '/') return true
  if (specialColumn && first !== null && rowMarks.has(first)) return true
  const texts = row.children.map(plainText)
  const isCookie = (text: string | null): boolean =>
    text !== null && /^<(?:[lrc]?\d+|[lrc])>$|^<>$/.test(text)
  return texts.every((text) => text === '' || isCookie(text)) && texts.some(isCookie)
}
