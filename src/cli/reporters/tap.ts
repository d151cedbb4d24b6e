import { isFailure } from '../../verdict/verdict.ts'
import { printable } from '../printable.ts'
import type { MakeReporter } from './reporter.ts'

/** The Test Anything Protocol, version 14, with differences as comments. */
export const tap: MakeReporter = (report) => {
  let count = 0
  report.data('TAP version 14\n')
  return {
    verdict: (verdict) => {
      count += 1
      const { path, line, title, kind, reason, difference, printed } = verdict
      const name = escape(printable(`${path}:${line} ${title.split('\n', 1)[0] ?? ''}`))
      const skip = kind === 'skipped' ? ` # SKIP ${printable(reason)}` : ''
      report.data(`${isFailure(verdict) ? 'not ok' : 'ok'} ${count} - ${name}${skip}\n`)
      const because = isFailure(verdict) && reason !== '' ? [reason] : []
      for (const row of [...because, ...difference, ...printed])
        report.listing(`# ${printable(row)}\n`)
    },
    end: () => report.data(`1..${count}\n`),
  }
}

/** A number sign would begin a directive, unless a backslash that is none itself stands before it. */
function escape(text: string): string {
  return text.replace(/[\\#]/g, String.raw`\$&`)
}
