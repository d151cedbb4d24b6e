import type { OrgElement } from '../../document/org/element.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import { isRule } from '../../document/org/table-lines.ts'
import { trimChars } from '../../document/trim-chars.ts'
import { type BareElement, type Builder, textOf, unwritten } from './builder.ts'
import type { OrgNode, TableRowNode } from './node.ts'
import { readObjects } from './read-objects.ts'

/** A table with its rows and the formulas below it (Org manual, "Tables"). */
export function buildTable({ document, settings }: Builder, element: OrgElement): BareElement {
  const text = textOf(document, element.start, element.end)
  if (/^[ \t]*\+/.test(text)) return { type: 'table.el', value: text }
  const lines = text.replace(/\n$/, '').split('\n')
  return {
    type: 'table',
    children: lines.filter((line) => !formula.test(line)).map((row) => tableRow(row, settings)),
    formulas: lines.flatMap((line) => formula.exec(line)?.[1] ?? []),
  }
}

function tableRow(line: string, settings: ObjectSettings): TableRowNode {
  const rule = isRule(line)
  const children = rule ? [] : cellTexts(line).map((text) => tableCell(text, settings))
  return { type: 'table-row', rule, children, ...unwritten }
}

function cellTexts(line: string): string[] {
  const inside = trimChars(line, ' \t\r').slice(1)
  // A bar alone begins no cell.
  if (inside === '') return []
  const cells = inside.split('|').map((text) => trimChars(text, ' \t'))
  return inside.endsWith('|') ? cells.slice(0, -1) : cells
}

function tableCell(text: string, settings: ObjectSettings): OrgNode {
  const children = readObjects(text, 'table-cell', settings)
  return { type: 'table-cell', children, parent: null, postBlank: 0 }
}

const formula = /^[ \t]*#\+tblfm:[ \t]*([^]*[^ \t]|)[ \t]*$/i
