import { writeAsciicast } from '../../cast/write-asciicast.ts'
import type { Format } from './format.ts'

/** An asciicast. */
export const cast: Format = {
  program: null,
  chunks: ({ recording }, { castVersion }) => [writeAsciicast(recording, castVersion)],
}
