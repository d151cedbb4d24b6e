import { greatest } from '../../document/extremes.ts'
import { captionText } from '../context/caption.ts'
import type { Exporter } from '../context/exporter.ts'
import { type Alignment, tableFacts } from '../context/table-facts.ts'
import type { OrgNode, TableNode, TableRowNode } from '../tree/node.ts'

const rules: Readonly<Record<Alignment, string>> = { left: '---', right: '---:', center: ':---:' }

/** A table with a line for each row; without a header it gets an empty one, since there is no table without (GFM 4.10). */
export function markdownTable(node: TableNode, _: string, exporter: Exporter): string | null {
  const { ignored } = exporter.context
  const facts = tableFacts(node, exporter)
  const shown = node.children.filter(
    (row): row is TableRowNode => row.type === 'table-row' && !row.rule && !ignored.has(row),
  )
  const cellsOf = (row: OrgNode): OrgNode[] => row.children.filter((cell) => !ignored.has(cell))
  const width = greatest(shown.map((row) => cellsOf(row).length))
  if (width === 0) return null
  const rows = shown.map((row) => {
    const cells = cellsOf(row).map((cell) => cellText(cell, exporter))
    return tableLine([...cells, ...Array.from({ length: width - cells.length }, () => '')])
  })
  const isSkipped = node.children.some((row) => row.children[0] && ignored.has(row.children[0]))
  const alignments = facts.alignments.slice(isSkipped ? 1 : 0, width + (isSkipped ? 1 : 0))
  const rule = tableLine(alignments.map((alignment) => rules[alignment]))
  const empty = tableLine(Array.from({ length: width }, () => ''))
  const heads = shown.filter((row) => facts.hasHeader && facts.groups.get(row) === 1).length
  // Markdown has one line for the header; the others go on below.
  const lines = heads === 0 ? [empty, rule, ...rows] : [rows[0] ?? '', rule, ...rows.slice(1)]
  const text = captionText(node, exporter).trim()
  const caption = text === '' ? '' : `*${text}*\n\n`
  return `${caption}${lines.join('\n')}`
}

function tableLine(cells: readonly string[]): string {
  return `|${cells.map((cell) => ` ${cell === '' ? '' : `${cell} `}|`).join('')}`
}

/** Bars are escaped also in code. */
function cellText(cell: OrgNode, exporter: Exporter): string {
  return exporter
    .all(cell.children)
    .trim()
    .replace(/(?<!\\)\|/g, String.raw`\|`)
    .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ')
}
