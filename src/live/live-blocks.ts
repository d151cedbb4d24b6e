import type { WebSocket } from 'ws'

import type { OutcomeStatus } from '../execute/outcome.ts'
import { Audience } from './audience.ts'
import type { ShownRecording } from './live-screen.ts'

/** A block of the run, or a command of a tape. */
export interface LiveBlock {
  /** From 1. */
  readonly line: number
  /** Its name or heading, `''` for none. */
  readonly label: string
  /** The first line of what was typed, `''` before. */
  readonly code: string
  readonly status: 'waiting' | 'running' | OutcomeStatus
  /** Why it was skipped or failed, `''` for nothing to say. */
  readonly detail: string
  /** When it began, in milliseconds of the epoch; 0 before. */
  readonly startedAt: number
  readonly durationMs: number
}

/** A block that is still to come. */
export const waiting: Omit<LiveBlock, 'line'> = {
  label: '',
  code: '',
  status: 'waiting',
  detail: '',
  startedAt: 0,
  durationMs: 0,
}

/** How the blocks of a run are doing, told to those who watch as JSON, a change a message. */
export class LiveBlocks {
  readonly #title: string
  readonly #mask: (text: string) => string
  readonly #blocks: LiveBlock[]
  readonly #problems: string[] = []
  readonly #viewers: Audience

  /** Labels, code and details are masked before anybody is told. */
  constructor(title: string, blocks: readonly LiveBlock[], mask: (text: string) => string) {
    this.#title = title
    this.#mask = mask
    this.#blocks = blocks.map((block) => this.#masked(block))
    this.#viewers = new Audience(() => [JSON.stringify(this.#all())])
  }

  watch(socket: WebSocket): void {
    this.#viewers.add(socket, [])
  }

  /** Adds a block that nobody knew of; returns its number. */
  add(block: LiveBlock): number {
    return this.#set(this.#blocks.length, block)
  }

  change(at: number, change: Partial<LiveBlock>): void {
    const block = this.#blocks[at]
    if (block !== undefined) this.#set(at, { ...block, ...change })
  }

  /** Tells what is wrong with the run as a whole. */
  problem(text: string): void {
    const masked = this.#mask(text)
    this.#problems.push(masked)
    this.#viewers.tell(() => JSON.stringify({ type: 'problem', text: masked }))
  }

  /** Tells how the run ended, with the recording of its terminal, and ends the connections. */
  async end(recording: ShownRecording): Promise<void> {
    await this.#viewers.end([JSON.stringify({ type: 'end', status: this.#status(), recording })])
  }

  #set(at: number, block: LiveBlock): number {
    const masked = this.#masked(block)
    this.#blocks[at] = masked
    this.#viewers.tell(() => JSON.stringify({ type: 'block', at, block: masked }))
    return at
  }

  #masked(block: LiveBlock): LiveBlock {
    const { label, code, detail } = block
    return {
      ...block,
      label: this.#mask(label),
      code: this.#mask(code),
      detail: this.#mask(detail),
    }
  }

  #all(): object {
    return { type: 'all', title: this.#title, blocks: this.#blocks, problems: this.#problems }
  }

  #status(): 'passed' | 'failed' | 'cancelled' {
    const ended = new Set(this.#blocks.map(({ status }) => status))
    if (this.#problems.length > 0 || ended.has('failed') || ended.has('timed-out')) return 'failed'
    // What still runs at the end was interrupted.
    return ended.has('cancelled') || ended.has('running') ? 'cancelled' : 'passed'
  }
}
