import type { Format } from '../../render/formats/format.ts'
import { readConfined } from '../../sandbox/read-confined.ts'
import type { OutputKind, PlayedTape } from './output-kind.ts'

const maxBytes = 1 << 29

/** A file of one of the formats of recordings, with what goes into it. */
export function formatOutput(
  format: Format,
  chunks: (played: PlayedTape) => ReturnType<Format['chunks']>,
): OutputKind {
  return {
    program: format.program,
    isOurs: (place) => format.isOurs(readConfined({ ...place, maxBytes })),
    make: async (played) => {
      const pieces: Uint8Array[] = []
      for await (const piece of chunks(played)) pieces.push(Buffer.from(piece))
      return [{ name: '', data: Buffer.concat(pieces) }]
    },
  }
}
