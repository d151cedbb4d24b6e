import type { Format } from '../../render/formats/format.ts'
import { loadFormat } from '../../render/formats/formats.ts'
import { allScreens } from '../../render/formats/text.ts'
import { readConfined } from '../../sandbox/read-confined.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import { framesOutput } from './frames-output.ts'
import type { OutputKind, PlayedTape } from './output-kind.ts'

const textExtensions: readonly string[] = ['.txt', '.ascii', '.test']

/** Pictures that start again at their end. */
const loopExtensions: readonly string[] = ['.gif', '.apng', '.svg', '.mp4', '.webm', '.webp']

/** True for an output that shows screens as text. */
export function isText({ options }: TapeCommand): boolean {
  return textExtensions.includes(options.toLowerCase())
}

/**
 * The kind of an `Output`, by the extension of its path; null for one that we cannot make. All kinds of text show the screen
 * after each command, as in VHS.
 */
export async function outputKind({ options, args }: TapeCommand): Promise<OutputKind | null> {
  if (args.endsWith('/')) return framesOutput
  if (textExtensions.includes(options)) return formatOutput(allScreens, ({ golden }) => [golden])
  const format = await loadFormat(options)
  if (format === null) return null
  return formatOutput(format, (played) =>
    format.chunks(loopExtensions.includes(options) ? played.loop : played.film, played.options),
  )
}

const maxBytes = 1 << 29

/** A file of one of the formats of recordings, with what goes into it. */
function formatOutput(
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
