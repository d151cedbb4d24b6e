/** A process on a pseudo-terminal of its own; bytes in, bytes out. */
export interface Pty {
  /** Process id on the host. */
  readonly pid: number
  /** Host path of the terminal, such as `/dev/pts/3`. */
  readonly device: string
  /** Resolves once the process has ended and all its output was handed over. */
  readonly exited: Promise<{ exitCode: number; signal: number }>
  /** Sets the one receiver of output; what came before is handed over first. */
  onData(receive: (data: Uint8Array) => void): void
  /** Types bytes or UTF-8 text. */
  write(data: Uint8Array | string): void
  /** Sets the size in cells; the foreground group gets SIGWINCH. */
  resize(cols: number, rows: number): void
  /** Stops reading, so that the kernel stops the writer. */
  pause(): void
  resume(): void
  /** Signals the process; no error when it is gone. */
  kill(signal: NodeJS.Signals): void
  /** Kills the process, drops the terminal and waits for both. */
  close(): Promise<void>
}
