import { trimChars } from '../../document/trim-chars.ts'
import { hasCaption } from '../context/affiliated.ts'
import { captionText } from '../context/caption.ts'
import type { Exporter } from '../context/exporter.ts'
import { type TableFacts, tableFacts } from '../context/table-facts.ts'
import type { OrgNode, TableNode, TableRowNode } from '../tree/node.ts'
import { ancestor, position } from '../tree/walk.ts'
import { attributeText, withAttributes } from './attribute-text.ts'
import { isHtml5, voidTag } from './dialect.ts'
import { namedId } from './identity.ts'
import { numbered } from './translate.ts'

const known = new WeakMap<TableNode, TableFacts>()

function factsOf(table: TableNode, exporter: Exporter): TableFacts {
  let facts = known.get(table)
  if (!facts) known.set(table, (facts = tableFacts(table, exporter)))
  return facts
}

/** How tables look where nothing else says it (`org-html-table-default-attributes`). */
const defaults = Object.entries({
  border: '2',
  cellspacing: '0',
  cellpadding: '6',
  rules: 'groups',
  frame: 'hsides',
})

/** A table with its caption and columns. */
export function htmlTable(node: TableNode, contents: string, exporter: Exporter): string {
  const id = [['id', namedId(node, exporter.context)]] as const
  const own = isHtml5(exporter.context) ? [] : defaults
  const attributes = attributeText(withAttributes(id, own, exporter.context.attributes(node)))
  const facts = factsOf(node, exporter)
  const columns = facts.firstCells.map((cell) => column(cell, facts, exporter)).join('\n')
  return `<table${attributes}>\n${caption(node, exporter)}\n${columns}\n${contents}</table>`
}

function caption(node: TableNode, exporter: Exporter): string {
  const text = captionText(node, exporter)
  if (text === '') return ''
  const number = exporter.context.ordinal(node, hasCaption)
  return `<caption class="t-above"><span class="table-number">${numbered('Table %d:', number, exporter.context)}</span> ${text}</caption>`
}

function column(cell: OrgNode, facts: TableFacts, { context }: Exporter): string {
  const start = facts.startsColumns(cell) ? '\n<colgroup>' : ''
  const end = facts.endsColumns(cell) ? '\n</colgroup>' : ''
  const tag = voidTag(`col  class="org-${alignmentOf(cell, facts)}"`, context)
  return `${start}\n${tag}${end}`
}

function alignmentOf(cell: OrgNode, { alignments }: TableFacts): string {
  return alignments[position(cell)] ?? 'left'
}

/** A row, with the tags of the group that it opens or closes; rules show in those alone. */
export function htmlRow(row: TableRowNode, contents: string, exporter: Exporter): string | null {
  const table = ancestor(row, 'table')
  if (row.rule || !table) return null
  const facts = factsOf(table, exporter)
  const group = facts.groups.get(row) === 1 && facts.hasHeader ? 'thead' : 'tbody'
  const start = facts.startsGroup(row) ? `<${group}>` : ''
  const end = facts.endsGroup(row) ? `\n</${group}>` : ''
  return `${start}\n<tr>${contents}\n</tr>${end}`
}

/** A cell; an empty one holds a blank. */
export function htmlCell(cell: OrgNode, contents: string, exporter: Exporter): string {
  const table = ancestor(cell, 'table')
  const row = cell.parent
  if (!table || !row) return contents
  const facts = factsOf(table, exporter)
  const side = ` class="org-${alignmentOf(cell, facts)}"`
  const text = trimChars(contents, ' \t\n') === '' ? '&#xa0;' : contents
  const isHead = facts.hasHeader && facts.groups.get(row) === 1
  return isHead ? `\n<th scope="col"${side}>${text}</th>` : `\n<td${side}>${text}</td>`
}
