import { safeText, shownPrompt } from '../cast/shown-prompt.ts'
import type { Outcome } from '../execute/outcome.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { shellNames } from '../plan/shell-names.ts'
import { secretValues } from '../redact/secret-values.ts'
import type { RunEvent } from '../runbook.ts'
import { resolveTheme } from '../screen/resolve-theme.ts'
import { BlockOutput } from './block-output.ts'
import { type LiveBlock, waiting } from './live-blocks.ts'
import { liveHeader } from './live-header.ts'
import { type LiveRun, shortened } from './live-run.ts'
import { type Live, openLive } from './open-live.ts'

/**
 * Shows the run of a document, or of a scenario's files: its terminal has the commands of all blocks, each behind a prompt, with their output as it
 * comes, also of those that are not recorded.
 * @throws RunbookError E_USAGE when nothing can be served at the port.
 */
export async function liveDocument(
  plans: readonly Plan[],
  { title, port, env }: LiveSettings,
): Promise<LiveRun<RunEvent>> {
  const planned = plans.flatMap((plan) => plan.steps)
  const named = new Set(planned.flatMap((step) => step.arguments.environment.secrets))
  const secrets = [
    ...secretValues(env),
    ...Object.entries(env).flatMap(([name, value]) => (named.has(name) ? [value] : [])),
  ]
  const steps = planned.filter(({ skip }) => skip === null)
  const settings = steps[0]?.arguments.recording ?? plain
  const live = await openLive({
    port,
    header: await liveHeader(settings, title, resolveTheme(settings.theme)),
    blocks: steps.map(blockOf),
    secrets,
  })
  const watch = new DocumentWatch(live, steps)
  return { url: live.url, show: (event) => watch.show(event), close: live.close }
}

/** What a page is called, where it is served, and what the user gave the blocks. */
export interface LiveSettings {
  readonly title: string
  readonly port: number
  readonly env: Readonly<Record<string, string>>
}

/** What blocks have that say nothing of it, for when there is no block. */
const plain = { cols: 88, rows: 24, theme: 'runbook-dark' }

function blockOf({ block }: Step): LiveBlock {
  return { ...waiting, line: block.writtenLine, label: block.name || (block.headings.at(-1) ?? '') }
}

/** What a step that runs has shown. */
interface Showing {
  readonly at: number
  readonly output: BlockOutput
  /** Something of it was typed. */
  isTyped: boolean
  /** It has printed something. */
  hasPrinted: boolean
}

/** Tells the events of a run. */
class DocumentWatch {
  readonly #live: Live
  readonly #numbers: Map<Step, number>
  readonly #showing = new Map<Step, Showing>()
  #isAtMargin = true

  constructor(live: Live, steps: readonly Step[]) {
    this.#live = live
    this.#numbers = new Map(steps.map((step, index) => [step, index]))
  }

  show(event: RunEvent): void {
    switch (event.type) {
      case 'problem':
        return this.#live.blocks.problem(`${event.error.code} ${event.error.message}`)
      case 'step-started':
        return this.#started(event.step, event.startedAt)
      case 'typed':
        return this.#typed(event.step, event.command)
      case 'output':
        return this.#output(event.step, event.data)
      case 'step-finished':
        return this.#finished(event.outcome)
      case 'scenario':
      case 'planned':
      case 'trap':
      case 'file':
      case 'recording':
      case 'results':
      case 'left-behind':
      case 'rehearsed':
    }
  }

  #started(step: Step, startedAt: number): void {
    const { screen, blocks } = this.#live
    const at = this.#numbers.get(step) ?? blocks.add(blockOf(step))
    this.#numbers.set(step, at)
    blocks.change(at, { status: 'running', startedAt })
    const output = new BlockOutput(isOnTerminal(step))
    this.#showing.set(step, { at, output, isTyped: false, hasPrinted: false })
    const { cols, rows } = step.arguments.recording
    if (cols !== screen.size.cols || rows !== screen.size.rows) screen.resize({ cols, rows })
    screen.show({ code: 'm', data: blockOf(step).label })
  }

  /** Everything starts at the margin, in the terminal's own colours. */
  #typed(step: Step, command: string): void {
    const text = command.trimEnd().replaceAll('\r\n', '\n')
    const showing = this.#showing.get(step)
    if (showing?.isTyped === false) this.#live.blocks.change(showing.at, { code: shortened(text) })
    if (showing) showing.isTyped = true
    const typed = safeText(text).replaceAll('\n', '\r\n> ')
    const margin = this.#isAtMargin ? '' : '\r\n'
    this.#write(`${margin}\u001b[m${shownPrompt(promptOf(step))}${typed}\r\n`)
  }

  #output(step: Step, data: Uint8Array): void {
    const showing = this.#showing.get(step)
    if (!showing) return
    showing.hasPrinted = true
    this.#write(showing.output.write(data))
  }

  /** What has a result without output of its own, as in a rehearsal, shows the result. */
  #finished(outcome: Outcome): void {
    const { step, status, skip, durationMs } = outcome
    const showing = this.#showing.get(step)
    if (showing) this.#write(showing.output.end())
    if (showing?.hasPrinted === false) {
      const text = new BlockOutput(false)
      this.#write(text.write(Buffer.from(outcome.text + outcome.stderr)) + text.end())
    }
    this.#showing.delete(step)
    const at = this.#numbers.get(step)
    if (at === undefined) return
    const detail = [skip ?? '', ...exitOf(outcome), ...outcome.notes].filter(Boolean).join(' · ')
    this.#live.blocks.change(at, { status, durationMs, detail: shortened(detail) })
  }

  #write(text: string): void {
    if (text === '') return
    this.#isAtMargin = text.endsWith('\n')
    this.#live.screen.show({ code: 'o', data: text })
  }
}

function isOnTerminal({ recordTo, arguments: { environment } }: Step): boolean {
  return recordTo.length > 0 || environment.terminal.isTerminal
}

/** What no shell reads is behind the name of its language. */
function promptOf({ block, arguments: { recording } }: Step): string {
  const isShell = shellNames.has(block.language) || block.language === ''
  return isShell ? recording.prompt : `${block.language}> `
}

function exitOf({ status, exitCode, signal }: Outcome): string[] {
  if (status === 'timed-out') return ['timed out']
  return status === 'failed' ? [signal ?? `exit ${exitCode}`] : []
}
