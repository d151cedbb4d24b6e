/** How a script came to its end. */
export type Ended =
  /** The script ran to its end; the session, if any, lives. */
  | 'completed'
  /** The script ended its shell: `exit`, `exec`, `set -e`, a signal to the shell. */
  | 'session-ended'
  | 'timed-out'
  | 'cancelled'
  | 'output-limit'
  /** The sandbox went over its memory or process limit and was killed. */
  | 'memory-limit'

/** What one script wrote, and how it ended. */
export interface Output {
  /** Raw bytes: of the terminal in a session, of file descriptor 1 in a one-shot run. */
  readonly stdout: Uint8Array
  /** Raw bytes of file descriptor 2; empty in a session, where a terminal joins both. */
  readonly stderr: Uint8Array
  /** Bytes dropped between the kept head (1 MiB) and tail (64 KiB) of stdout and stderr. */
  readonly truncated: number
  /** Exit status, 0 to 255, as the shell says it: 128 + N after signal N. */
  readonly exitCode: number
  /** Name of the signal that ended the shell, as far as known. */
  readonly signal: NodeJS.Signals | null
  readonly ended: Ended
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly durationMs: number
}
