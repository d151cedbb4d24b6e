import { probeSandbox } from '../../sandbox/probe.ts'
import { exitCode } from '../exit-code.ts'
import type { Report } from '../report.ts'

/**
 * `runbook doctor`: tries what a run needs.
 * @throws RunbookError E_SANDBOX_MISSING, which says how to mend it.
 */
export async function doctor(report: Report): Promise<number> {
  report.line(`node     ${process.version}`)
  await probeSandbox()
  report.line('sandbox  bubblewrap works')
  return exitCode.done
}
