import type { Asciicast } from '../cast/asciicast.ts'
import { readFingerprint } from '../cast/read-fingerprint.ts'
import { writeAsciicast } from '../cast/write-asciicast.ts'
import type { RecordingSettings } from '../plan/header-arguments.ts'
import { type Encoder, loadEncoder, pictureExtensions } from '../render/encoders.ts'
import { completeLooks } from '../render/looks.ts'
import type { AnimationOptions } from '../render/render-options.ts'
import type { Theme } from '../screen/theme.ts'

/** Extensions that recordings can have. */
export const recordingExtensions: readonly string[] = ['.cast', ...pictureExtensions]

/** The encoder of a recording file by its extension; null for kinds that we cannot make. */
export async function recordingEncoder(
  extension: string,
  castVersion: 2 | 3,
): Promise<Encoder | null> {
  if (extension !== '.cast') return loadEncoder(extension)
  const encode = (cast: Asciicast): Uint8Array => Buffer.from(writeAsciicast(cast, castVersion))
  return { encode, chunks: ({ recording }) => [encode(recording)], readComment: readFingerprint }
}

/** How a document's recordings are drawn. */
export function pictureOptions(
  settings: RecordingSettings,
  theme: Theme,
  comment: string,
): AnimationOptions {
  return {
    ...completeLooks({ fontSize: settings.fontSize }),
    theme,
    lightTheme: null,
    comment,
    loop: true,
    fpsCap: 30,
    idleLimitMs: settings.idleLimitMs,
    lastFrameMs: 1000,
  }
}
