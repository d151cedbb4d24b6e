import type { Asciicast } from '../cast/asciicast.ts'
import { writeAsciicast } from '../cast/write-asciicast.ts'
import type { RecordingSettings } from '../plan/header-arguments.ts'
import { readGifComment } from '../render/gif/read-gif-comment.ts'
import { renderGif } from '../render/render-gif.ts'
import type { Theme } from '../screen/theme.ts'

/** What an encoder needs besides the cast. */
export interface EncodeOptions {
  readonly settings: RecordingSettings
  readonly theme: Theme
  readonly castVersion: 2 | 3
  /** Text that marks the file as ours. */
  readonly mark: string
}

/** One kind of recording file: how to make it, and how to know ours again. */
export interface Encoder {
  readonly encode: (cast: Asciicast, options: EncodeOptions) => Uint8Array
  /** The mark of a file that we made, null for a file of someone else. */
  readonly readMark: (bytes: Uint8Array) => string | null
}

/** The kinds of recording files, by extension. */
export const encoders: Readonly<Record<string, Encoder>> = {
  '.cast': {
    encode: (cast, { castVersion }) => Buffer.from(writeAsciicast(cast, castVersion)),
    readMark: readCastMark,
  },
  '.gif': {
    encode: (cast, { settings, theme, mark }) =>
      renderGif(cast, {
        theme,
        fontSize: settings.fontSize,
        lineHeight: 1.3,
        padding: Math.round(settings.fontSize * 1.25),
        comment: mark,
        loop: true,
        fpsCap: 30,
        idleLimitMs: settings.idleLimitMs,
        lastFrameMs: 1000,
      }),
    readMark: readGifComment,
  },
}

/** The fingerprint in a cast's header line, which is all that is read of it. */
function readCastMark(bytes: Uint8Array): string | null {
  const end = bytes.indexOf(10)
  const line = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end))
  try {
    const header = JSON.parse(line) as { runbook?: { fingerprint?: unknown } } | null
    const mark = header?.runbook?.fingerprint
    return typeof mark === 'string' ? mark : null
  } catch {
    return null
  }
}
