import { commaEscape } from '../../document/org/comma-escape.ts'
import { isRule, isTableLine } from '../../document/org/table-lines.ts'
import { hline, type Value } from '../../document/value.ts'
import { fileLink } from '../../execute/value/file-link.ts'
import { exportedRows } from '../../plan/exported-rows.ts'
import { printLisp } from '../../plan/print-lisp.ts'
import { alignTable } from './align-table.ts'
import { chooseWrap, type Wrap } from './choose-wrap.ts'
import { formatOutput } from './format-output.ts'
import { printList } from './print-list.ts'
import type { ResultForm } from './result-form.ts'

/**
 * A value as the Org text that stands below `#+RESULTS:`, without indentation (org-babel-insert-result): a list, a
 * table, a link or the text itself, within what `chooseWrap` says, else as fixed-width lines or an example block.
 * Nil gives an empty text, unless something wraps it.
 */
export function formatValue(value: Value, form: ResultForm): string {
  return dressValue(bareText(value, form), value, form)
}

/** The text of a value with what the form puts around it. */
export function dressValue(text: string, value: Value, form: ResultForm): string {
  const wrap = chooseWrap(form)
  if (wrap) return wrapText(text, wrap)
  if (isTabular(value) || form.words.includes('file')) return text
  return formatOutput(text, form.switches)
}

/** True for what Emacs writes as a table or not at all: lists and nil. */
export function isTabular(value: Value): value is null | readonly Value[] {
  return value === null || Array.isArray(value)
}

/** The text of a value alone: a list, a table, a link or the text itself. */
export function bareText(value: Value, form: ResultForm): string {
  if (isTabular(value)) {
    if (value === null || value.length === 0) return ''
    return form.words.includes('list') ? printList(value) : printTable(value)
  }
  const scalar = scalarText(value, form)
  return form.words.includes('list') ? printList(scalar) : withLineEnd(scalar)
}

/** A scalar as text; the output of a `file` block is a path and becomes a link. */
export function scalarText(value: Exclude<Value, null>, form: ResultForm): string {
  if (typeof value !== 'string') return printLisp(value)
  return form.words.includes('file') ? fileLink(value, form.link) : value
}

/** Text of blanks alone gets no line feed (org-string-nw-p). */
function withLineEnd(text: string): string {
  return text.endsWith('\n') || !/[^ \r\t\n]/.test(text) ? text : `${text}\n`
}

function wrapText(text: string, wrap: Wrap): string {
  const aligned = wrap.aligns ? alignLeadingTable(text) : text
  return wrap.start + (wrap.escapes ? commaEscape(aligned) : aligned) + wrap.end
}

function alignLeadingTable(text: string): string {
  if (!isTableLine(text)) return text
  const lines = text.replace(/\n$/, '').split('\n')
  const end = lines.findIndex((line) => !isTableLine(line))
  const rows = end < 0 ? lines : lines.slice(0, end)
  return `${[...alignTable(withDataRow(rows)), ...lines.slice(rows.length)].join('\n')}\n`
}

/** Emacs moves to the next field, and makes one below the first rule where there is none (org-table-next-field). */
function withDataRow(rows: readonly string[]): readonly string[] {
  const [first = '', ...rest] = rows
  if (!rows.every(isRule)) return rows
  return [first, `|${' |'.repeat(first.split('+').length)}`, ...rest]
}

/**
 * A list value as an aligned Org table, each line ended; a flat list is one row (orgtbl-to-orgtbl, org-table-align).
 * Emacs passes the table through its exporter, which leaves out a special column and special rows.
 */
function printTable(value: readonly Value[]): string {
  const isRows = value.every((row) => row === hline || row === null || Array.isArray(row))
  const rows = (isRows ? value : [value]).filter((row) => row !== null)
  const lines = exportedRows(rows).map((row) => (row ? `| ${row.join(' | ')} |` : '|-'))
  return lines.length === 0 ? '' : `${alignTable(lines).join('\n')}\n`
}
