import { RunbookError } from '../errors.ts'
import type { Pty } from '../pty/pty.ts'
import { keepBytes } from './byte-keeper.ts'
import type { ControlChannel } from './control-channel.ts'
import { scanMarkers } from './marker-scanner.ts'
import type { Ended, Output } from './output.ts'
import { RunningScript } from './running-script.ts'
import type { SessionProcesses } from './session-processes.ts'
import type { Session, SessionRun, Typing } from './session.ts'
import { signalName } from './signal-name.ts'

/** The parts of a session that is being started. */
export interface SessionParts {
  readonly pty: Pty
  readonly channel: ControlChannel
  readonly nonce: string
  /** What brings the shell from its prompt back to its driver. */
  readonly resume: string
  readonly scriptName: string | null
  readonly processes: SessionProcesses
  /** Output of one script, in bytes. */
  readonly outputBytes: number
}

const endReport = /^end (?<id>\d{1,9}) (?<status>\d{1,3})$/u

/** The host's side of one shell on its terminal. */
export class LiveSession implements Session {
  /** Resolves when the driver takes scripts, or when the shell ended before that. */
  readonly started: Promise<'ready' | 'ended'>
  readonly typing: Typing | null
  readonly #parts: SessionParts
  readonly #greeting = keepBytes()
  #onStarted: (how: 'ready' | 'ended') => void = () => undefined
  #ids = 0
  #current: RunningScript | null = null
  #alive = true

  constructor(parts: SessionParts) {
    this.#parts = parts
    const { pty, nonce, scriptName } = parts
    this.typing = scriptName === null ? null : { scriptName, lines: 1 }
    this.started = new Promise((resolve) => {
      this.#onStarted = resolve
    })
    const scan = scanMarkers(nonce)
    pty.onData((data) => {
      for (const piece of scan(data)) {
        if (piece.kind === 'marker') this.#current?.mark(piece.text)
        else this.#receive(piece.data)
      }
    })
    void pty.exited.then(({ exitCode, signal }) => this.#end(exitCode, signal))
  }

  get alive(): boolean {
    return this.#alive
  }

  /** What the terminal showed before the first script. */
  greeting(): Uint8Array {
    return this.#greeting.bytes()
  }

  /** Takes one line of the shell's control messages; anything unexpected is dropped. */
  report(line: string): void {
    if (line === 'ready') {
      this.#parts.processes.shellReady()
      this.#onStarted('ready')
    }
    // The script broke out of the driver's loops.
    if (line === 'idle') this.#parts.pty.write(this.#parts.resume)
    const said = endReport.exec(line)?.groups
    if (said !== undefined) this.#current?.reported(Number(said['id']), Number(said['status']))
  }

  async run({ script, timeoutMs, onOutput, signal, stdin = 'none' }: SessionRun): Promise<Output> {
    if (!this.#alive || this.#current !== null) throw unready(this.#alive)
    const { channel, outputBytes, processes } = this.#parts
    this.#ids += 1
    channel.start(this.#ids, script, stdin)
    this.#current = new RunningScript({
      id: this.#ids,
      outputBytes,
      timeoutMs,
      onOutput,
      signal,
      climb: () => processes.climb(),
    })
    const output = await this.#current.output
    this.#current = null
    return output
  }

  write(data: Uint8Array | string): void {
    this.#parts.pty.write(data)
  }

  resize(cols: number, rows: number): void {
    this.#parts.pty.resize(cols, rows)
  }

  async close(): Promise<void> {
    const { pty, channel, processes } = this.#parts
    this.#current?.cancel()
    processes.close()
    if (this.#alive) processes.killAll()
    await pty.close()
    await channel.close()
  }

  #receive(data: Uint8Array): void {
    if (this.#current === null) {
      if (this.#ids === 0) this.#greeting.push(data)
    } else this.#current.receive(data)
  }

  #end(exitCode: number, signal: number): void {
    this.#alive = false
    const { channel, processes } = this.#parts
    processes.close()
    void channel.close()
    this.#onStarted('ended')
    const ended: Ended = processes.overLimit ? 'memory-limit' : 'session-ended'
    // bwrap and the shell say 128 + N for the signal N that ended their child.
    const number = signal === 0 ? exitCode - 128 : signal
    this.#current?.shellEnded(ended, signal === 0 ? exitCode : 128 + signal, signalName(number))
  }
}

function unready(alive: boolean): RunbookError {
  return new RunbookError('E_SESSION', alive ? 'the session is busy' : 'the session has ended', {
    hint: alive ? 'Wait for the script that runs.' : 'Open another session.',
  })
}
