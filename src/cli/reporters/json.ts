import type { MakeReporter } from './reporter.ts'

/** A line of JSON for every verdict, and one for the totals. */
export const json: MakeReporter = (report) => ({
  verdict: ({ update, ...verdict }) => {
    report.data(`${JSON.stringify({ type: 'verdict', ...verdict, updatable: update !== null })}\n`)
  },
  end: (totals) => report.data(`${JSON.stringify({ type: 'totals', ...totals })}\n`),
})
