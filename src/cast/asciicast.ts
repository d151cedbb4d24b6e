/** asciicast event codes: output, input, resize, marker, exit. */
export type EventCode = 'o' | 'i' | 'r' | 'm' | 'x'

/** One event; `time` is in seconds since the start (absolute, whatever the file version says). */
export interface CastEvent {
  readonly time: number
  readonly code: EventCode
  readonly data: string
}

/** What every asciicast version says about the terminal, in cells; colours are `#rrggbb`. */
export interface CastHeader {
  readonly cols: number
  readonly rows: number
  readonly title: string
  /** Name of the shell or program, `''` when unknown. */
  readonly command: string
  /** Longest pause that a player should show, in seconds; 0 means no limit. */
  readonly idleTimeLimit: number
  readonly theme: {
    readonly foreground: string
    readonly background: string
    readonly palette: readonly string[]
  } | null
  /** `sha256:…` of everything that the recording was made from; `''` in casts that are not ours. */
  readonly fingerprint: string
  readonly overlay: Overlay
  /** Bold text in one of the first eight colours was shown in its bright form, as in recordings of tapes. */
  readonly boldIsBright: boolean
}

/** What pictures of a recording show below its terminal. */
export interface Overlay {
  /** The label of the last marker. */
  readonly captions: boolean
  /** The keys of input events. */
  readonly keystrokes: boolean
}

/** Nothing, as in casts that are not ours. */
export const noOverlay: Overlay = { captions: false, keystrokes: false }

/** A recording: the version-neutral form of asciicast v1, v2 and v3 (docs.asciinema.org, "asciicast"). */
export interface Asciicast {
  readonly header: CastHeader
  readonly events: readonly CastEvent[]
}
