import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'

import type { LiveRun } from '../../live/live-run.ts'
import type { TapePlan } from '../../player/plan-tape.ts'
import { playTape, type PlayOptions, type TapeEvent } from '../../player/play-tape.ts'
import { tapeSecrets } from '../../player/tape-secrets.ts'
import { secretValues } from '../../redact/secret-values.ts'
import { openTextFile } from '../../sandbox/open-text-file.ts'
import { exitCode } from '../exit-code.ts'
import { createInterrupts } from '../interrupts.ts'
import type { Report } from '../report.ts'
import { tapeEventJson } from '../tape-event-json.ts'
import { TapeView } from '../tape-view.ts'
import { grantedBy, type RunFileFlags, timingWord } from './run-options.ts'
import { portOf, showLive, type ShowLiveOptions } from './show-live.ts'
import { uselessToTapes } from './useless-to-tapes.ts'

/** `runbook run FILE.tape`: plays a tape and reports; returns the exit code. */
export async function runTape(
  file: string,
  names: readonly string[],
  flags: RunFileFlags,
  report: Report,
): Promise<number> {
  for (const warning of uselessToTapes(names, flags)) report.warning(warning)
  const port = portOf(flags)
  const options = await playOptions(file, flags)
  report.redact(secretValues(options.env))
  if (flags.sandbox === 'none')
    report.warning('Without a sandbox this tape can do whatever you can do.')
  const view = new TapeView(report)
  const interrupts = createInterrupts()
  let code: number = exitCode.done
  try {
    const played = playTape({ ...options, interrupts })
    const shown = showLive(played, { port, report, open: opener(options) })
    for await (const event of shown) {
      if (event.type === 'tape') report.redact(tapeSecrets(event.plan, {}))
      report.event(tapeEventJson(event))
      view.show(event)
      code ||= codeOf(event)
    }
    return interrupts.signal.aborted ? exitCode.interrupted : code
  } finally {
    view.close()
  }
}

/** Shows a tape when it is known to be one. */
function opener({ env }: Pick<PlayOptions, 'env'>): ShowLiveOptions<TapeEvent>['open'] {
  return (event, port) => (event.type === 'tape' ? open(event.plan, port) : null)
  async function open(plan: TapePlan, port: number): Promise<LiveRun<TapeEvent>> {
    const { liveTape } = await import('../../live/live-tape.ts')
    return liveTape(plan, { port, env })
  }
}

/** The first thing that goes wrong decides. */
function codeOf(event: TapeEvent): number {
  return event.type === 'problem' ? event.error.exitCode : exitCode.done
}

async function playOptions(
  file: string,
  flags: RunFileFlags,
): Promise<Omit<PlayOptions, 'interrupts'>> {
  return {
    ...grantedBy(file, flags),
    ...(await tapeOf(file)),
    currentDirectory: process.cwd(),
    redirect: flags.output.map(absolute),
    timing: timingWord(flags),
    dryRun: flags.dryRun === true,
    force: flags.force === true,
    outputs: 'make',
  }
}

/** A path with a slash at its end, which names a directory of frames, keeps it. */
function absolute(path: string): string {
  return resolve(path) + (path.endsWith('/') ? '/' : '')
}

/** A tape from standard input belongs to the current directory. */
async function tapeOf(file: string): Promise<Pick<PlayOptions, 'path' | 'name' | 'source'>> {
  if (file !== '-') {
    const { path, source } = await openTextFile(file)
    return { path, name: file, source: Buffer.from(source) }
  }
  const source = await buffer(process.stdin)
  return { path: join(process.cwd(), 'stdin.tape'), name: '<stdin>', source }
}
