import { isFailure, type Verdict } from '../../verdict/verdict.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'
import type { Style } from '../style.ts'
import type { MakeReporter } from './reporter.ts'
import { shortenedRows } from './shortened-rows.ts'

/** For people: a line for every command that is not as expected, with the difference below. */
export const pretty: MakeReporter = (report) => ({
  verdict: (verdict) => show(verdict, report),
  end: ({ passed, failed, skipped, durationMs }) => {
    const { style } = report
    const counts = [
      failed > 0 ? style.paint(['red', 'bold'], `${failed} failed`) : '',
      style.paint('green', `${passed} passed`),
      skipped > 0 ? style.paint('dim', `${skipped} skipped`) : '',
    ]
    report.line(`${counts.filter(Boolean).join(', ')} in ${(durationMs / 1000).toFixed(1)} s`)
  },
})

const words: Readonly<Record<Verdict['kind'], string>> = {
  passed: 'passed',
  differs: 'differs',
  exit: 'wrong status',
  'timed-out': 'timed out',
  'not-run': 'not run',
  skipped: 'skipped',
}

function show(verdict: Verdict, report: Report): void {
  const { path, line, title, kind, reason, difference, printed } = verdict
  if (!isFailure(verdict) && !report.options.verbose) return
  const { style } = report
  const color = isFailure(verdict) ? 'red' : kind === 'passed' ? 'green' : 'dim'
  const why = reason === '' ? '' : style.paint('dim', `  ${printable(reason)}`)
  const first = printable(title.split('\n', 1)[0] ?? '')
  report.line(`${style.paint(color, words[kind])}  ${printable(path)}:${line}  ${first}${why}`)
  const rows = report.options.verbose ? difference : shortenedRows(difference)
  for (const row of rows) report.line(`  ${paintRow(printable(row), style)}`)
  for (const row of printed) report.line(`  ${style.paint('dim', '│')} ${printable(row)}`)
}

function paintRow(row: string, style: Style): string {
  if (row.startsWith('-')) return style.paint('red', row)
  if (row.startsWith('+')) return style.paint('green', row)
  return row.startsWith('?') || row.startsWith('@') ? style.paint('dim', row) : row
}
