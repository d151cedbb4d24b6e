import { probeSandbox } from '../../sandbox/probe.ts'
import type { Report } from '../report.ts'

/** `runbook doctor`: tries what a run needs, and says how to mend what is missing. */
export async function doctor(report: Report): Promise<number> {
  report.line(`node     ${process.version}`)
  try {
    await probeSandbox()
  } catch (error) {
    report.error(error)
    return (error as { exitCode?: number }).exitCode ?? 1
  }
  report.line('sandbox  bubblewrap works')
  return 0
}
