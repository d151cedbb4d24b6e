import type { Frame } from '../screen/frames.ts'

/** Half of a blink, in hundredths of a second: what terminals usually have. */
export const blinkCs = 53

/**
 * Frames in which a visible cursor goes off and on while nothing else happens. As in a terminal, each change shows
 * the cursor first.
 */
export function blinking(frames: Iterable<Frame>): Iterable<Frame> {
  return {
    *[Symbol.iterator]() {
      for (const frame of frames) {
        if (frame.screen.cursor.shape === 'hidden') yield frame
        else yield* phases(frame)
      }
    },
  }
}

function* phases({ screen, startCs, delayCs }: Frame): Generator<Frame, void, undefined> {
  const off = { ...screen, cursor: { ...screen.cursor, shape: 'hidden' as const } }
  for (let at = 0; at < delayCs; at += blinkCs) {
    const isOn = (at / blinkCs) % 2 === 0
    yield {
      screen: isOn ? screen : off,
      startCs: startCs + at,
      delayCs: Math.min(blinkCs, delayCs - at),
    }
  }
}
