import type { Report } from '../report.ts'
import type { RunFlags } from './run-options.ts'

/** `runbook run FILE [NAME…]`: a tape is played without loading what runs documents; returns the exit code. */
export async function runFile(
  file: string,
  names: readonly string[],
  flags: RunFlags,
  report: Report,
): Promise<number> {
  return flags.tape === true || file.toLowerCase().endsWith('.tape')
    ? (await import('./run-tape.ts')).runTape(file, names, flags, report)
    : (await import('./run.ts')).run(file, names, flags, report)
}
