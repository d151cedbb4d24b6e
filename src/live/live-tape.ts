import { basename } from 'node:path'

import type { TapePlan } from '../player/plan-tape.ts'
import type { TapeEvent } from '../player/play-tape.ts'
import { tapeSecrets } from '../player/tape-secrets.ts'
import { tapeTheme } from '../player/tape-theme.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { type LiveBlock, waiting } from './live-blocks.ts'
import { liveHeader } from './live-header.ts'
import { type LiveRun, shortened } from './live-run.ts'
import { type Live, openLive } from './open-live.ts'

/**
 * Shows a tape being played: its terminal as pictures of it show it, at the pace of the machine, and its commands.
 * @throws RunbookError E_USAGE when nothing can be served at the port.
 */
export async function liveTape(
  plan: TapePlan,
  { port, env }: { readonly port: number; readonly env: Readonly<Record<string, string>> },
): Promise<LiveRun<TapeEvent>> {
  const secrets = tapeSecrets(plan, env)
  const title = basename(plan.lines.path)
  const header = await liveHeader(plan.canvas, title, tapeTheme(plan.settings.theme))
  const live = await openLive({
    port,
    header: { ...header, boldIsBright: true },
    blocks: plan.commands.map(blockOf),
    secrets,
  })
  const watch = new TapeWatch(live, plan.commands)
  return { url: live.url, show: (event) => watch.show(event), close: live.close }
}

function blockOf({ command, args, line }: TapeCommand): LiveBlock {
  return { ...waiting, line, code: shortened(`${command} ${args}`.trimEnd()) }
}

/** Tells the events of a tape; the command that is done is the last one that was told. */
class TapeWatch {
  readonly #live: Live
  readonly #commands: readonly TapeCommand[]
  #at = -1
  #startedAt = 0

  constructor(live: Live, commands: readonly TapeCommand[]) {
    this.#live = live
    this.#commands = commands
  }

  show(event: TapeEvent): void {
    switch (event.type) {
      case 'problem':
        this.#end('failed')
        this.#live.blocks.problem(`${event.error.code} ${event.error.message}`)
        return
      case 'command':
        this.#end('passed')
        this.#at = this.#commands.indexOf(event.command, this.#at + 1)
        this.#startedAt = Date.now()
        this.#live.blocks.change(this.#at, { status: 'running', startedAt: this.#startedAt })
        return
      case 'shown':
        this.#live.screen.show(event)
        return
      case 'played':
        this.#end('passed')
        return
      case 'tape':
      case 'note':
      case 'left-behind':
      case 'output':
      case 'kept':
      case 'text':
    }
  }

  /** Only the command that is done now can end. */
  #end(status: 'passed' | 'failed'): void {
    if (this.#startedAt === 0) return
    this.#live.blocks.change(this.#at, { status, durationMs: Date.now() - this.#startedAt })
    this.#startedAt = 0
  }
}
