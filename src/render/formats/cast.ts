import { readFingerprint } from '../../cast/read-fingerprint.ts'
import { writeAsciicast } from '../../cast/write-asciicast.ts'
import { type Format, isFingerprint } from './format.ts'

/** An asciicast. */
export const cast: Format = {
  program: null,
  mark: readFingerprint,
  isOurs: (data) => isFingerprint(readFingerprint(data)),
  chunks: ({ recording }, { castVersion }) => [writeAsciicast(recording, castVersion)],
}
