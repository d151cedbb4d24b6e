import type { Output } from './output.ts'

/** One script for a session. */
export interface SessionRun {
  readonly script: string
  /** Time until the script is stopped, in milliseconds. */
  readonly timeoutMs: number
  /** Receives the script's terminal bytes as they come, markers removed. */
  readonly onOutput: (data: Uint8Array) => void
  readonly signal: AbortSignal
  /** What the script's standard input is; `none` (an empty file) unless said. */
  readonly stdin?: 'none' | 'tty'
}

/** Scripts as a shell would know them that reads lines from its terminal. */
export interface Typing {
  /** What the shell's messages call a script. */
  readonly scriptName: string
  /** How many lines Emacs would have typed until now: one sets its prompt. */
  lines: number
}

/** A live shell on a terminal of its own which keeps its state between scripts. */
export interface Session {
  /** False once the shell has ended; then open another. */
  readonly alive: boolean
  /** What is typed into a shell that drops all of a script at a mistake; null for others. */
  readonly typing: Typing | null
  /** Runs one script at a time; a failing script is a value. Throws `E_SESSION` when not alive or busy. */
  run(request: SessionRun): Promise<Output>
  /** Types bytes at the terminal, for a script that reads it. */
  write(data: Uint8Array | string): void
  /** Sets the terminal's size in cells. */
  resize(cols: number, rows: number): void
  /** Kills every process of the session and removes its files. */
  close(): Promise<void>
}
