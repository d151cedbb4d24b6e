import { resolve } from 'node:path'

import { runDocument, type RunEvent, type RunOptions } from '../../runbook.ts'
import { eventJson } from '../event-json.ts'
import { exitCode } from '../exit-code.ts'
import type { Report } from '../report.ts'
import { RunView } from '../run-view.ts'
import {
  environmentOf,
  fillOf,
  grantsOf,
  overridesOf,
  type RunFlags,
  wordOf,
} from './run-options.ts'

/** What of a run decides its exit code. */
interface Verdict {
  code: number
}

/** `runbook run FILE [NAME…]`: runs a document and reports; returns the exit code. */
export async function run(
  file: string,
  names: readonly string[],
  flags: RunFlags,
  report: Report,
): Promise<number> {
  if (isTape(file, flags)) return (await import('./run-tape.ts')).runTape(file, flags, report)
  const abort = new AbortController()
  const options = runOptions(file, names, flags, abort.signal)
  if (flags.sandbox === 'none')
    report.warning('Without a sandbox this document can do whatever you can do.')
  const interrupt = (): void => abort.abort()
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  const view = new RunView(report, {
    file,
    rehearse: options.rehearse,
    dryRun: flags.dryRun === true,
  })
  try {
    const verdict: Verdict = { code: exitCode.done }
    for await (const event of runDocument(options)) {
      judge(verdict, event)
      report.event(eventJson(event))
      view.show(event)
    }
    view.finish()
    return abort.signal.aborted ? exitCode.interrupted : verdict.code
  } finally {
    view.close()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

function isTape(file: string, flags: RunFlags): boolean {
  return flags.tape === true || file.toLowerCase().endsWith('.tape')
}

/** What the flags of a run ask for, checked. Throws E_USAGE. */
export function runOptions(
  file: string,
  names: readonly string[],
  flags: RunFlags,
  signal: AbortSignal,
): RunOptions {
  const rehearse = flags.rehearse === true
  const force = flags.force === true
  return {
    path: file,
    selection: { only: [...names, ...flags.only], from: flags.from ?? '' },
    includeNever: rehearse || flags.includeNever === true,
    confirmed: rehearse || flags.yes === true,
    defaults: {},
    fill: fillOf(flags.set),
    overrides: overridesOf(flags),
    keepGoing: flags.keepGoing === true,
    dryRun: flags.dryRun === true,
    rehearse,
    cassette: flags.cassette ?? '',
    write: flags.write ?? !rehearse,
    record: flags.record,
    recording: {
      castVersion: wordOf('cast-version', flags.castVersion, ['2', '3']) === '3' ? 3 : 2,
      timing: wordOf('timing', flags.timing ?? (rehearse ? 'frozen' : 'real'), ['frozen', 'real']),
      force,
      check: false,
    },
    sandbox: wordOf('sandbox', flags.sandbox, ['auto', 'none']) === 'none' ? 'none' : 'bubblewrap',
    network: flags.allowNet === true ? 'host' : 'none',
    remote: {
      grants: grantsOf(flags),
      access: {
        sshConfig: flags.sshConfig === undefined ? '' : resolve(flags.sshConfig),
        env: ownEnvironment(process.env),
      },
    },
    libraries: (flags.library ?? []).map((path) => resolve(path)),
    allowRead: flags.allowRead.map((path) => resolve(path)),
    allowWrite: flags.allowWrite.map((path) => resolve(path)),
    env: environmentOf(flags, process.env),
    holds: async () => true,
    signal,
  }
}

/** The caller's own variables, for the programs that reach other machines. */
function ownEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** The first thing that went wrong decides; a timeout is told apart from a failure. */
function judge(verdict: Verdict, event: RunEvent): void {
  const code = codeOf(event)
  if (verdict.code === exitCode.done) verdict.code = code
}

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
