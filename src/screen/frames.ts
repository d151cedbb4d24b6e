import type { Asciicast, CastEvent } from '../cast/asciicast.ts'
import { limitIdle } from '../cast/timeline.ts'
import { type CellTable, createCellTable } from './cell-table.ts'
import { checkResizes } from './check-resizes.ts'
import { openScreen, type OpenScreen, type ScreenSize } from './open-screen.ts'
import type { Screen } from './screen.ts'
import { sizeOf } from './size-of.ts'

/** What is shown, and for how long. */
export interface Frame {
  readonly screen: Screen
  /** Start, in hundredths of a second since the start of the recording. */
  readonly startCs: number
  /** Time until the next frame, in hundredths of a second; the unit is GIF89a's. */
  readonly delayCs: number
}

/** How time is shown. */
export interface FrameOptions {
  /** At most so many frames a second; 50 is the most that a picture can show. */
  readonly fpsCap: number
  /** Longer pauses are cut to this; 0 means no limit. */
  readonly idleLimitMs: number
  /** The last frame stays so long after the last event. */
  readonly lastFrameMs: number
}

const highestFps = 50
const usPerCs = 10_000
/** Viewers slow a shorter delay down to 100 ms. */
const shortestCs = 2

/**
 * The frames of a recording, one for each visual change: what happens within one frame's time is shown together,
 * and what changes nothing visible makes no frame. The result can be iterated many times; its cells are the same
 * objects each time.
 * @throws RunbookError E_CAST, while iterating, on a size that no terminal has, and on too many sizes.
 */
export function frames(asciicast: Asciicast, options: FrameOptions): Iterable<Frame> {
  const cells = createCellTable()
  return { [Symbol.iterator]: () => play(asciicast, options, cells) }
}

/** The emulator makes a terminal no narrower, so that a wide character has room in it. */
const fewestCols = 2

/** The smallest size that holds the terminal at every instant, in cells. */
export function largestSize({ header, events }: Asciicast): ScreenSize {
  let [cols, rows] = [Math.max(fewestCols, header.cols), header.rows]
  for (const { code, data } of events) {
    if (code !== 'r') continue
    const size = sizeOf(data)
    cols = Math.max(cols, size.cols)
    rows = Math.max(rows, size.rows)
  }
  return { cols, rows }
}

type Instant = Pick<Frame, 'screen' | 'startCs'>

function* play(
  asciicast: Asciicast,
  options: FrameOptions,
  cells: CellTable,
): Generator<Frame, void, undefined> {
  let shown: Instant | null = null
  const source = instants(asciicast, options, cells)
  let next = source.next()
  while (!next.done) {
    if (shown !== null) yield { ...shown, delayCs: next.value.startCs - shown.startCs }
    shown = { screen: next.value.screen, startCs: shown === null ? 0 : next.value.startCs }
    next = source.next()
  }
  if (shown !== null) yield { ...shown, delayCs: Math.max(shortestCs, next.value - shown.startCs) }
}

/** Every visual change, the state at the start being the first; returns the end, in hundredths of a second. */
function* instants(
  asciicast: Asciicast,
  options: FrameOptions,
  cells: CellTable,
): Generator<Instant, number, undefined> {
  const intervalUs = Math.floor(1e6 / Math.min(options.fpsCap, highestFps))
  checkResizes(asciicast)
  const screen = openScreen(asciicast.header, cells)
  let shown: Screen | null = null
  let batchUs = 0
  let endUs = 0
  for (const event of limitIdle(asciicast.events, options.idleLimitMs / 1000)) {
    // Whole numbers: a sum of fractions may fall just short of an interval.
    const timeUs = Math.round(event.time * 1e6)
    if (timeUs - batchUs >= intervalUs) {
      const now: Screen | null = screen.isHeld() ? shown : changed(screen, shown)
      if (now !== shown && now !== null)
        yield { screen: now, startCs: Math.round(batchUs / usPerCs) }
      shown = now
      batchUs = timeUs
    }
    apply(screen, event)
    endUs = timeUs
  }
  const last = changed(screen, shown)
  if (last !== shown) yield { screen: last, startCs: Math.round(batchUs / usPerCs) }
  return Math.round((endUs + options.lastFrameMs * 1000) / usPerCs)
}

function apply(screen: OpenScreen, { code, data }: CastEvent): void {
  if (code === 'o') screen.write(data)
  else if (code === 'r') screen.resize(sizeOf(data))
}

/** The screen now, or the very one before when it looks the same. */
function changed(screen: OpenScreen, before: Screen | null): Screen {
  const now = screen.snapshot()
  return before !== null && sameScreen(now, before) ? before : now
}

function sameScreen(left: Screen, right: Screen): boolean {
  return (
    left.lines.length === right.lines.length &&
    left.cols === right.cols &&
    sameCursor(left.cursor, right.cursor) &&
    left.lines.every((line, row) => line === right.lines[row])
  )
}

/** Hidden cursors look alike wherever they are. */
function sameCursor(left: Screen['cursor'], right: Screen['cursor']): boolean {
  if (left.shape !== right.shape) return false
  return left.shape === 'hidden' || (left.column === right.column && left.row === right.row)
}
