import type { RunEvent } from '../../runbook.ts'
import { eventJson } from '../event-json.ts'
import { exitCode } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import type { Report } from '../report.ts'
import type { RunViewOptions } from '../run-summary.ts'
import { RunView } from '../run-view.ts'

/** Follows a run to its end, shows what happens and returns the exit code; an interrupt ends the run in order. */
export async function followRun(
  start: (signal: AbortSignal) => AsyncIterable<RunEvent>,
  report: Report,
  options: RunViewOptions,
): Promise<number> {
  const view = new RunView(report, options)
  return interruptible(async (signal) => {
    let code: number = exitCode.done
    try {
      for await (const event of start(signal)) {
        // The first thing that went wrong decides.
        code ||= codeOf(event)
        report.event(() => eventJson(event))
        view.show(event)
      }
      view.finish()
      return signal.aborted ? exitCode.interrupted : code
    } finally {
      view.close()
    }
  })
}

/** A timeout is told apart from a failure. */
function codeOf(event: RunEvent): number {
  if (event.type === 'problem') return event.error.exitCode
  if (event.type !== 'step-finished') return exitCode.done
  switch (event.outcome.status) {
    case 'failed':
      return exitCode.blockFailed
    case 'timed-out':
      return exitCode.timeout
    case 'cancelled':
      return exitCode.interrupted
    case 'passed':
    case 'skipped':
      return exitCode.done
  }
}
