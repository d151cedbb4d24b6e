import { hline, type Value } from '../../document/value.ts'
import { exportedRows } from '../../plan/exported-rows.ts'
import { alignTable } from './align-table.ts'

/**
 * A list value as an aligned Org table, each line ended; a flat list is one row (orgtbl-to-orgtbl, org-table-align).
 * Emacs passes the table through its exporter, which leaves out a special column and special rows.
 */
export function printTable(value: readonly Value[]): string {
  const isRows = value.every((row) => row === hline || row === null || Array.isArray(row))
  const rows = (isRows ? value : [value]).filter((row) => row !== null)
  const lines = exportedRows(rows).map((row) => (row ? `| ${row.join(' | ')} |` : '|-'))
  return lines.length === 0 ? '' : `${alignTable(lines).join('\n')}\n`
}
