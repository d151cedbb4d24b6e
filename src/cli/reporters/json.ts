import { jsonText } from '../json-text.ts'
import type { MakeReporter } from './reporter.ts'

/** A line of JSON for every verdict, and one for the totals. */
export const json: MakeReporter = (report) => ({
  verdict: ({ update, ...verdict }) => {
    report.data(`${jsonText({ type: 'verdict', ...verdict, updatable: update !== null }, 0)}\n`)
  },
  end: (totals) => report.data(`${jsonText({ type: 'totals', ...totals }, 0)}\n`),
})
