import type { Overlay } from '../../cast/asciicast.ts'
import type { Frame } from '../../screen/frames.ts'
import type { ScreenSize } from '../../screen/open-screen.ts'
import type { Screen } from '../../screen/screen.ts'
import { createOverlayLines } from './overlay-lines.ts'
import type { OverlayState } from './overlay-states.ts'

/** A change so near to another one is shown together with it; viewers slow a shorter picture down. */
const nearCs = 2

/** Frames of a terminal of at most a size with captions and keys below it; each change of those makes a frame. */
export function withOverlay(
  frames: Iterable<Frame>,
  states: readonly OverlayState[],
  { overlay, size }: { readonly overlay: Overlay; readonly size: ScreenSize },
): Iterable<Frame> {
  const linesOf = createOverlayLines(overlay, size.cols)
  const show = (screen: Screen, state: OverlayState): Screen => {
    const below = Array.from({ length: size.rows - screen.lines.length }, () => noCells)
    const lines = [...screen.lines, ...below, ...linesOf(state)]
    return { ...screen, cols: size.cols, rows: lines.length, lines }
  }
  return {
    *[Symbol.iterator]() {
      let [next, state] = [0, nothing]
      for (const { frame, isLast } of marked(frames)) {
        const endCs = isLast ? lastEnd(frame, states) : frame.startCs + frame.delayCs
        let atCs = frame.startCs
        for (;;) {
          while ((states[next]?.atCs ?? Infinity) < atCs + nearCs) state = states[next++] ?? state
          const changeCs = states[next]?.atCs ?? Infinity
          const untilCs = changeCs > endCs - nearCs ? endCs : changeCs
          yield { screen: show(frame.screen, state), startCs: atCs, delayCs: untilCs - atCs }
          if (untilCs === endCs) break
          atCs = untilCs
        }
      }
    },
  }
}

/** What comes with the last event is shown, if only for a moment. */
function lastEnd({ startCs, delayCs }: Frame, states: readonly OverlayState[]): number {
  const endCs = startCs + delayCs
  const last = states.findLast(({ atCs }) => atCs <= endCs)
  return Math.max(endCs, (last?.atCs ?? 0) + nearCs)
}

function* marked(frames: Iterable<Frame>): Generator<{ frame: Frame; isLast: boolean }> {
  let before: Frame | null = null
  for (const frame of frames) {
    if (before !== null) yield { frame: before, isLast: false }
    before = frame
  }
  if (before !== null) yield { frame: before, isLast: true }
}

const noCells = [] as const

const nothing: OverlayState = { atCs: 0, caption: '', keys: [] }
