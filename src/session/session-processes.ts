/** How a session's host side reaches its shell and what runs in it. */
export interface SessionProcesses {
  /** Told when the shell takes scripts. */
  shellReady(): void
  /** Begins to stop what runs; the answer ends that. */
  climb(): () => void
  killAll(): void
  /** True once everything was killed because it used too much. */
  readonly overLimit: boolean
  /** The shell is gone. */
  close(): void
}
