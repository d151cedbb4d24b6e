import type { Asciicast } from '../../src/cast/asciicast.ts'
import { frames } from '../../src/screen/frames.ts'

/** Every screen of a cast as one line, its rows put together. */
export function screensInLines(cast: Asciicast): string[] {
  const shown = frames(cast, { fpsCap: 50, idleLimitMs: 0, lastFrameMs: 0 })
  return Array.from(shown, ({ screen }) =>
    screen.lines
      .map((line) => line.map((cell) => (cell.width === 0 ? '' : cell.text || ' ')).join(''))
      .join(''),
  )
}
