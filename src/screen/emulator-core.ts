import type { Terminal } from '@xterm/headless'

/** What the emulator (6.0.0, the version that is pinned) has and does not declare. */
export interface EmulatorCore {
  readonly buffer: EmulatorBuffer
  readonly coreService: {
    readonly decPrivateModes: {
      readonly synchronizedOutput: boolean
      /** Rows count from the top margin (DECOM). */
      origin: boolean
    }
  }
  /** Where hyperlinks lead to (OSC 8), by the numbers that cells have for them. */
  readonly _oscLinkService: { getLinkData(id: number): { readonly uri: string } | undefined }
  readonly _writeBuffer: {
    /** Interprets output at once; nothing is taken for the end of the queue, and would stay in it. */
    writeSync(data: string | Uint8Array): void
  }
  readonly _inputHandler: {
    /** Fired after each write with the rows that were touched; without a range all are meant. */
    onRequestRefreshRows(receive: (range: RowRange | undefined) => void): void
    readonly _stringDecoder: StringDecoder
    /** Moves the cursor by columns and rows. */
    _moveCursor(cols: number, rows: number): void
    /** Interprets ED. */
    eraseInDisplay(sequence: { readonly params: readonly number[] }): boolean
    readonly _parser: {
      /** Calls a handler before the emulator's own, which sees what it made of the parameters, unless it returns true. */
      registerCsiHandler(
        id: { readonly final: string },
        handle: (sequence: { readonly params: Int32Array }) => boolean,
      ): void
    }
    /** Reads the colour that begins at `at`, SGR 38, 48 or 58, and returns how many parameters more it takes. */
    _extractColor(params: SgrParams, at: number, style: SgrStyle): number
  }
}

/** Turns text into code points. */
export interface StringDecoder {
  /** The first half of a surrogate pair that text ended with, 0 for none. */
  readonly _interim: number
  /** Returns how many code points were written. */
  decode(text: string, target: Uint32Array): number
}

/** Parameters of a control sequence. */
export interface SgrParams {
  readonly params: ArrayLike<number>
  readonly length: number
  /** How many there are with a colon before them. */
  readonly _subParamsLength: number
}

/** The style that is written with, as words of cells. */
export interface SgrStyle {
  fg: number
  bg: number
}

/** First and last, from 0. */
interface RowRange {
  readonly start: number
  readonly end: number
}

/** The lines of a screen, `ybase` being the first one that is visible. */
export interface EmulatorBuffer {
  readonly ybase: number
  /** The cursor; `x` may lie behind the last column. */
  readonly x: number
  readonly y: number
  readonly lines: { get(y: number): { readonly _data: Uint32Array } | undefined }
}

/** The emulator behind a terminal. */
export function emulatorCore(terminal: Terminal): EmulatorCore {
  return (terminal as unknown as { readonly _core: EmulatorCore })._core
}
