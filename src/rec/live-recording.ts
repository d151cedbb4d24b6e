/** One thing that happened while a shell was used by hand; `atMs` is the time since the start. */
export type LiveEvent =
  | { readonly kind: 'output'; readonly atMs: number; readonly data: Uint8Array }
  | { readonly kind: 'input'; readonly atMs: number; readonly data: Uint8Array }
  | {
      readonly kind: 'resize'
      readonly atMs: number
      readonly cols: number
      readonly rows: number
    }
  /** The shell took a command, as it was written in the end. */
  | { readonly kind: 'command'; readonly atMs: number; readonly text: string }
  /** The command is over, or none was given. */
  | { readonly kind: 'done'; readonly atMs: number; readonly exitCode: number }
  /** The prompt is written, and keys go to the shell. */
  | { readonly kind: 'prompt'; readonly atMs: number }

/** A shell session as it was typed and seen. */
export interface LiveRecording {
  /** Name of the shell's program, as in `bash`. */
  readonly shell: string
  /** Size of the terminal at the start, in cells. */
  readonly cols: number
  readonly rows: number
  readonly events: readonly LiveEvent[]
  readonly durationMs: number
  readonly exitCode: number
}
