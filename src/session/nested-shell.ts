import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { RunbookError } from '../errors.ts'
import type { Output } from './output.ts'
import type { Session, SessionRun } from './session.ts'
import { longestTimerMs } from './stop-ladder.ts'
import { typedScript } from './typed-script.ts'

/** What opening a shell inside of a session gave. */
export interface OpenedShell {
  /** Null when the command ended without a shell. */
  readonly shell: Session | null
  /** What the terminal showed until then. */
  readonly output: Output
}

const retypeMs = 700
const graceMs = 1000
const longestMark = 64

/**
 * Runs a script whose last command opens a shell, such as `kubectl exec -ti pod -- sh`, on the session's terminal, and
 * waits until that shell answers. Scripts are then typed into it, as a person would; any POSIX shell will do.
 */
export async function openNestedShell(session: Session, request: SessionRun): Promise<OpenedShell> {
  const shell = new NestedShell(session, request)
  const output = await shell.opened(request)
  return { shell: output.ended === 'completed' && shell.alive ? shell : null, output }
}

/** One script that was typed, until its end was seen. */
interface Typed {
  readonly id: number
  readonly startedAt: number
  readonly resolve: (output: Output) => void
  ended: Output['ended']
}

class NestedShell implements Session {
  readonly typing = null
  readonly #session: Session
  readonly #nonce = randomBytes(8).toString('hex')
  readonly #kill = new AbortController()
  readonly #ended: Promise<Output>
  #alive = true
  /** What came since the last script was typed, in pieces: one text that grows by them would be copied for each. */
  #shown: string[] = []
  /** The end of it, in which a mark may have begun. */
  #tail = ''
  #typed: Typed | null = null
  #ids = 0

  constructor(session: Session, { script, signal }: SessionRun) {
    this.#session = session
    const decoder = new TextDecoder()
    const running = session.run({
      script,
      signal: AbortSignal.any([signal, this.#kill.signal]),
      timeoutMs: longestTimerMs,
      stdin: 'tty',
      onOutput: (data) => this.#receive(decoder.decode(data, { stream: true })),
    })
    this.#ended = running.then((output) => this.#end(output))
  }

  get alive(): boolean {
    return this.#alive
  }

  /** Asks for a sign of the inner shell until it comes, or the script has ended, or time is up. */
  async opened({ timeoutMs, signal }: SessionRun): Promise<Output> {
    const ready = this.#await(0)
    const deadline = Date.now() + timeoutMs
    let output: Output | null = null
    while (output === null && Date.now() < deadline && !signal.aborted) {
      this.#session.write(`printf '%s%s %s\\n' ${this.#nonce} e0 0\n`)
      output = await Promise.race([ready, this.#ended, pause(retypeMs, null)])
    }
    if (output === null) {
      this.#kill.abort()
      const ended = signal.aborted ? ('cancelled' as const) : ('timed-out' as const)
      return { ...(await this.#ended), ended }
    }
    return { ...output, stdout: this.#withoutTyped(output.stdout) }
  }

  async run({ script, timeoutMs, onOutput, signal }: SessionRun): Promise<Output> {
    if (!this.#alive || this.#typed) {
      const hint = 'Open it anew with the block that opens it.'
      throw new RunbookError('E_SESSION', 'the inner shell is not there', { hint })
    }
    this.#ids += 1
    const done = this.#await(this.#ids)
    this.#shown = []
    this.#tail = ''
    this.#session.write(typedScript(script, { nonce: this.#nonce, id: this.#ids }))
    const stop = async (ended: Output['ended']): Promise<void> => this.#interrupt(ended)
    const timer = setTimeout(() => void stop('timed-out'), Math.min(timeoutMs, longestTimerMs))
    const cancel = (): void => void stop('cancelled')
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    const output = await done
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
    onOutput(output.stdout)
    return output
  }

  write(data: Uint8Array | string): void {
    this.#session.write(data)
  }

  resize(cols: number, rows: number): void {
    this.#session.resize(cols, rows)
  }

  /** Leaves the inner shell, at last by force. */
  async close(): Promise<void> {
    for (const farewell of ['exit\n', '\u0003exit\n', '\u0004']) {
      if (!this.#alive) return
      this.#session.write(farewell)
      await Promise.race([this.#ended, pause(graceMs, null)])
    }
    if (this.#alive) this.#kill.abort()
    await this.#ended
  }

  async #await(id: number): Promise<Output> {
    return new Promise((resolve) => {
      this.#typed = { id, startedAt: Date.now(), resolve, ended: 'completed' }
    })
  }

  /** Ctrl-C drops what was typed ahead, so the end is asked for again. */
  async #interrupt(ended: Output['ended']): Promise<void> {
    const typed = this.#typed
    if (!typed) return
    typed.ended = ended
    this.#session.write('\u0003')
    await pause(graceMs / 4)
    this.#session.write(`\nprintf '%s%s %s\\n' ${this.#nonce} e${typed.id} 130\n`)
    await pause(graceMs)
    if (this.#typed === typed) this.#kill.abort()
  }

  #receive(text: string): void {
    const news = this.#tail + text
    this.#shown.push(text)
    this.#tail = news.slice(-longestMark)
    const typed = this.#typed
    if (!typed) return
    const end = new RegExp(`${this.#nonce}([ef])${typed.id} (\\d+)\\r?\\n`).exec(news)
    if (!end) return
    const shown = this.#shown.join('')
    const endAt = shown.length - news.length + end.index
    const at = shown.indexOf(`${this.#nonce}b${typed.id}`)
    const start = at < 0 ? 0 : shown.indexOf('\n', at) + 1
    // The last mark is typed at a prompt, which stands in front of it.
    const stop = end[1] === 'f' ? shown.lastIndexOf('\n', endAt) + 1 : endAt
    this.#settle(typed, shown.slice(start, Math.max(start, stop)), Number(end[2]))
  }

  #settle(typed: Typed, text: string, exitCode: number): void {
    this.#typed = null
    typed.resolve({
      stdout: Buffer.from(text),
      stderr: new Uint8Array(),
      truncated: 0,
      exitCode,
      signal: null,
      ended: typed.ended,
      startedAt: typed.startedAt,
      durationMs: Date.now() - typed.startedAt,
    })
  }

  /** The session is back in its own shell; a script that was typed ended with the inner one. */
  #end(output: Output): Output {
    this.#alive = false
    const typed = this.#typed
    this.#typed = null
    if (typed) {
      const ended = typed.ended === 'completed' ? ('session-ended' as const) : typed.ended
      typed.resolve({ ...output, stdout: Buffer.from(this.#shown.join('')), ended })
    }
    return output
  }

  /** Without the lines that echo what was typed here, and without the prompt at the end. */
  #withoutTyped(output: Uint8Array): Uint8Array {
    const lines = Buffer.from(output).toString().split('\n')
    const shown = this.#alive ? [...lines.slice(0, -1), ''] : lines
    return Buffer.from(shown.filter((line) => !line.includes(this.#nonce)).join('\n'))
  }
}
