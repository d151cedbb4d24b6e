import { basename, resolve } from 'node:path'

import type { LiveSettings } from '../../live/live-document.ts'
import type { LiveRun } from '../../live/live-run.ts'
import type { Plan } from '../../plan/plan.ts'
import { secretValues } from '../../redact/secret-values.ts'
import { cassettePath } from '../../rehearsal/cassette-path.ts'
import { runDocument, type RunEvent, type RunOptions } from '../../runbook.ts'
import { surroundingsOf } from '../../sandbox/surroundings.ts'
import { indexPath, isScenario } from '../../scenario/is-scenario.ts'
import { askSecret } from '../ask-secret.ts'
import { libraryFlags } from '../library-flags.ts'
import type { Report } from '../report.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { followRun } from './follow-run.ts'
import { grantedBy, fillOf, grantsOf, overridesOf, type RunFlags, wordOf } from './run-options.ts'
import { portOf, showLive, type ShowLiveOptions } from './show-live.ts'

/** `runbook run FILE [NAME…]`: runs a document and reports; returns the exit code. */
export async function run(
  file: string,
  names: readonly string[],
  flags: RunFlags,
  report: Report,
): Promise<number> {
  warnWithoutSandbox(flags, report)
  const port = portOf(flags)
  const start = (signal: AbortSignal): AsyncIterable<RunEvent> => {
    const options = runOptions(file, names, flags, signal)
    report.redact(secretValues(options.env))
    return showLive(runEvents(options), { port, report, open: opener(options) })
  }
  return followRun(start, report, {
    file,
    rehearse: flags.rehearse === true,
    dryRun: flags.dryRun === true,
    verb: 'run',
    cassette: flags.cassette ?? cassettePath(isScenario(file) ? indexPath(file) : file),
  })
}

/** Shows a run when it is planned. */
function opener({ env }: RunOptions): ShowLiveOptions<RunEvent>['open'] {
  return (event, port) => {
    if (event.type === 'planned')
      return open([event.plan], { title: basename(event.plan.document.path), port, env })
    if (event.type !== 'scenario') return null
    const plans = event.parts.map(({ plan }) => plan)
    return open(plans, { title: event.title, port, env })
  }
  async function open(plans: readonly Plan[], to: LiveSettings): Promise<LiveRun<RunEvent>> {
    const { liveDocument } = await import('../../live/live-document.ts')
    return liveDocument(plans, to)
  }
}

/** Runs a document or a scenario, whose code is loaded only for one. */
export async function* runEvents(options: RunOptions): AsyncGenerator<RunEvent, void, undefined> {
  if (!isScenario(options.path)) return yield* runDocument(options)
  const { readScenario } = await import('../../scenario/read-scenario.ts')
  const { runScenario } = await import('../../run-scenario.ts')
  return yield* runScenario(await readScenario(options.path), options)
}

/** Says what `--sandbox none` means. */
export function warnWithoutSandbox(flags: Pick<RunFlags, 'sandbox'>, report: Report): void {
  if (flags.sandbox === 'none')
    report.warning('Without a sandbox this document can do whatever you can do.')
}

/** What the flags of a run or an export ask for, checked. Throws E_USAGE. */
export function runOptions(
  file: string,
  names: readonly string[],
  flags: RunFlags,
  signal: AbortSignal,
): RunOptions {
  const rehearse = flags.rehearse === true
  const force = flags.force === true
  const { searchPath, ...granted } = grantedBy(file, flags)
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
    record: flags.record !== false,
    recordAll: flags.record === 'all',
    recording: {
      castVersion: wordOf('cast-version', flags.castVersion, ['2', '3']) === '3' ? 3 : 2,
      timing: wordOf('timing', flags.timing ?? (rehearse ? 'frozen' : 'real'), ['frozen', 'real']),
      force,
      check: false,
      searchPath,
    },
    ...granted,
    remote: {
      grants: grantsOf(flags),
      access: {
        sshConfig: flags.sshConfig === undefined ? '' : resolve(flags.sshConfig),
        // The caller's own variables, for the programs that reach other machines.
        env: { ...withoutUndefined(process.env), PATH: searchPath },
      },
    },
    ...libraryFlags(flags),
    askSecret,
    surroundings: surroundingsOf(granted.env, { rehearse }),
    holds: async () => true,
    signal,
  }
}
