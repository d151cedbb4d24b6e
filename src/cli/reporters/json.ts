import type { MakeReporter } from './reporter.ts'

/** A line of JSON for every verdict, and one for the totals. */
export const json: MakeReporter = (report) => ({
  verdict: ({ update, ...verdict }) =>
    report.jsonLine({ type: 'verdict', ...verdict, updatable: update !== null }),
  end: (totals) => report.jsonLine({ type: 'totals', ...totals }),
})
