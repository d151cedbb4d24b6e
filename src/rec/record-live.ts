import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { openPty } from '../pty/open-pty.ts'
import type { Pty } from '../pty/pty.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import { scanMarkers } from '../session/marker-scanner.ts'
import type { LiveEvent, LiveRecording } from './live-recording.ts'
import { startShell } from './start-shell.ts'

/** The terminal in front of the user. */
export interface LiveTerminal {
  /** Its size at the start, in cells. */
  readonly cols: number
  readonly rows: number
  /** Sets the one receiver of keys; null says that there will be no more. */
  onInput(receive: (data: Uint8Array | null) => void): void
  /** Sets the one receiver of sizes; a terminal that forgets its own has kept the one before. */
  onResize(receive: (cols: number, rows: number) => void): void
  write(data: Uint8Array): void
}

/** What is recorded, and how. */
export interface LiveOptions {
  /** Path of the shell's program. */
  readonly shell: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly terminal: LiveTerminal
  /** Ends the shell. */
  readonly signal: AbortSignal
}

/**
 * Lets the user work in a shell until it ends, and records it. The shell is the user's own, outside of any sandbox;
 * bash, zsh and fish tell of their commands by marks in the terminal's stream, which are taken out of it.
 */
export async function recordLive(options: LiveOptions): Promise<LiveRecording> {
  const directory = makePrivateDirectory('rec')
  try {
    const { shell, cwd, env, terminal } = options
    const { cols, rows } = terminal
    const nonce = randomBytes(8).toString('hex')
    const commands = join(directory, 'commands')
    const start = await startShell(shell, { directory, commands, nonce, env })
    const pty = openPty({ ...start, cwd, cols, rows })
    const log = new EventLog()
    const input = passInput(pty, log, options)
    readOutput(pty, log, { terminal, nonce, commands, onPrompt: input.atPrompt })
    const { exitCode } = await pty.exited
    const { events, nowMs: durationMs } = log
    return { shell: basename(shell), cols, rows, events, durationMs, exitCode }
  } finally {
    removePrivateDirectory(directory)
  }
}

/** An event before it has its time. */
type Happening = LiveEvent extends infer Event
  ? Event extends LiveEvent
    ? Omit<Event, 'atMs'>
    : never
  : never

class EventLog {
  readonly events: LiveEvent[] = []
  readonly #startMs = performance.now()

  get nowMs(): number {
    return performance.now() - this.#startMs
  }

  add(event: Happening): void {
    this.events.push({ ...event, atMs: this.nowMs } as LiveEvent)
  }
}

interface OutputReader {
  readonly terminal: LiveTerminal
  readonly nonce: string
  /** The file with the text of each command. */
  readonly commands: string
  readonly onPrompt: () => void
}

function readOutput(pty: Pty, log: EventLog, reader: OutputReader): void {
  const { terminal, nonce, commands, onPrompt } = reader
  const scan = scanMarkers(nonce)
  let count = 0
  pty.onData((data) => {
    for (const piece of scan(data)) {
      if (piece.kind === 'data') {
        log.add({ kind: 'output', data: piece.data })
        terminal.write(piece.data)
      } else if (piece.text === 'x') {
        const text = commandText(commands, count)
        count += 1
        if (text !== null) log.add({ kind: 'command', text })
      } else if (piece.text === 'p') {
        log.add({ kind: 'prompt' })
        onPrompt()
      } else log.add({ kind: 'done', exitCode: Number(piece.text.slice(1)) })
    }
  })
}

/**
 * The shell wrote the command before it sent the mark; bash's history puts a number in front. Null when the user has removed
 * the file, as `rm -rf /tmp/*` does: the command stays what was typed and shown.
 */
function commandText(path: string, index: number): string | null {
  try {
    const written = readFileSync(path, 'utf8').split('\0')[index] ?? ''
    return written.replace(/^ *\d+\*? {2}/, '')
  } catch {
    return null
  }
}

/** How long a shell may take to end when its terminal hangs up, in milliseconds: it may ignore that, or not hear it. */
const graceMs = 2000

function endShell(pty: Pty): void {
  pty.kill('SIGHUP')
  const late = setTimeout(() => void pty.close(), graceMs)
  void pty.exited.then(() => clearTimeout(late))
}

/** Control-D: there is no more input (termios(3), VEOF). */
const endOfInput = '\u0004'

function passInput(
  pty: Pty,
  log: EventLog,
  { terminal, signal }: LiveOptions,
): { readonly atPrompt: () => void } {
  let ended = false
  terminal.onInput((data) => {
    ended ||= data === null
    if (data !== null) log.add({ kind: 'input', data })
    pty.write(data ?? endOfInput)
  })
  terminal.onResize((cols, rows) => {
    log.add({ kind: 'resize', cols, rows })
    pty.resize(cols, rows)
  })
  const end = (): void => endShell(pty)
  signal.addEventListener('abort', end, { once: true })
  // It may have come while the start files were written.
  if (signal.aborted) end()
  // A shell may drop what was typed before it was ready, and the program before may have taken the end.
  const atPrompt = (): void => {
    if (ended) pty.write(endOfInput)
  }
  return { atPrompt }
}
