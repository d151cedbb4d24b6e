import type { Asciicast } from '../cast/asciicast.ts'
import { RunbookError } from '../errors.ts'
import { sizeOf } from './size-of.ts'

/** The emulator takes some nanoseconds for each; a window of 200 by 50 may be resized 100,000 times. */
const mostCells = 2e9

/**
 * Refuses a recording whose terminal changes its size so often that it would be followed for minutes: a line of 20 bytes
 * makes the emulator lay out a million cells.
 * @throws RunbookError E_CAST for that, and for a resize event of another form.
 */
export function checkResizes({ header, events }: Asciicast): void {
  let before = header.cols * header.rows
  let laidOut = 0
  for (const { code, data } of events) {
    if (code !== 'r') continue
    const { cols, rows } = sizeOf(data)
    laidOut += before + cols * rows
    before = cols * rows
  }
  if (laidOut <= mostCells) return
  const hint = 'Give it one size with --cols and --rows.'
  throw new RunbookError('E_CAST', 'its terminal is resized too often', { hint })
}
