import { recordingEncoder } from '../../recording/encoders.ts'
import type { OutputKind } from './output-kind.ts'

/** Casts and pictures of one file, by extension; null for one that is no kind of them. */
export async function recordingOutput(extension: string): Promise<OutputKind | null> {
  const encoder = await recordingEncoder(extension, 2)
  if (encoder === null) return null
  return {
    programs: [],
    isOurs: (data) => encoder.readComment(data)?.startsWith('sha256:') === true,
    make: async ({ cast, film, picture }) => [
      { name: '', data: encoder.encode(extension === '.gif' ? film : cast, picture) },
    ],
  }
}
