import type { Asciicast, Overlay } from '../cast/asciicast.ts'
import { limitIdle } from '../cast/timeline.ts'
import { type Frame, type FrameOptions, frames, largestSize } from '../screen/frames.ts'
import type { ScreenSize } from '../screen/open-screen.ts'
import { keepIterated } from './keep-iterated.ts'
import type { Looks } from './looks.ts'
import { overlayRows } from './overlay/overlay-lines.ts'
import { type OverlayState, overlayStates } from './overlay/overlay-states.ts'
import { withOverlay } from './overlay/with-overlay.ts'

/** A recording as it was shown, from which every kind of output is made. */
export interface Film {
  readonly recording: Asciicast
  /** The smallest size that holds the terminal at every instant, and what is shown below it, in cells. */
  readonly size: ScreenSize
  /** Can be iterated many times; its lines and cells are the same objects each time. */
  readonly frames: Iterable<Frame>
  /** The terminal alone, without what pictures show below it. */
  readonly terminal: Iterable<Frame>
  /** Captions and keys, and when they are shown; none where they are not wanted. */
  readonly overlay: readonly OverlayState[]
}

/** The film of a recording. */
export function filmOf(asciicast: Asciicast, options: FilmOptions): Film {
  const terminal = keep(withCursor(frames(asciicast, options), options.cursor))
  const size = largestSize(asciicast)
  const overlay = overlayOf(asciicast, options)
  const below = overlayRows(overlay)
  if (below === 0) return { recording: asciicast, size, frames: terminal, terminal, overlay: [] }
  const states = overlayStates(limitIdle(asciicast.events, options.idleLimitMs / 1000), overlay)
  return {
    recording: asciicast,
    size: { cols: size.cols, rows: size.rows + below },
    frames: withOverlay(terminal, states, { overlay, size }),
    terminal,
    overlay: states,
  }
}

type FilmOptions = FrameOptions & Pick<Looks, 'cursor' | 'captions' | 'keystrokes'>

function overlayOf({ header: { overlay } }: Asciicast, options: FilmOptions): Overlay {
  const decide = (asked: Looks['captions'], recorded: boolean): boolean =>
    asked === 'recording' ? recorded : asked === 'yes'
  return {
    captions: decide(options.captions, overlay.captions),
    keystrokes: decide(options.keystrokes, overlay.keystrokes),
  }
}

/** The film of one instant, in milliseconds since the start; `Infinity` is the end. */
export function stillOf(film: Film, atMs: number): Film {
  return { ...film, frames: frameAt(film.frames, atMs), terminal: frameAt(film.terminal, atMs) }
}

function frameAt(film: Iterable<Frame>, atMs: number): Frame[] {
  let shown: Frame | null = null
  for (const frame of film) {
    if (shown !== null && frame.startCs * 10 > atMs) break
    shown = frame
  }
  return shown === null ? [] : [shown]
}

/** A cursor that the program hides stays hidden. */
function withCursor(film: Iterable<Frame>, shape: Looks['cursor']): Iterable<Frame> {
  if (shape === 'program') return film
  return {
    *[Symbol.iterator]() {
      for (const frame of film) {
        const { cursor } = frame.screen
        if (cursor.shape === 'hidden') yield frame
        else yield { ...frame, screen: { ...frame.screen, cursor: { ...cursor, shape } } }
      }
    },
  }
}

/** Most cells in different lines that are kept; a reference to one takes eight bytes at most. */
const mostCells = 4_000_000

/** The terminal is simulated once however many outputs are made, unless the recording is too long to keep. */
function keep(film: Iterable<Frame>): Iterable<Frame> {
  return keepIterated(film, mostCells, (frame, before) => {
    const { lines } = frame.screen
    let cells = lines.length
    for (let row = 0; row < lines.length; row += 1) {
      const line = lines[row]
      if (line !== undefined && line !== before?.screen.lines[row]) cells += line.length
    }
    return cells
  })
}

/** The terminal as it is at the end. */
export function lastFrame(film: Film): Frame {
  const [frame] = frameAt(film.terminal, Infinity)
  if (frame === undefined) throw new RangeError('a recording has no frame')
  return frame
}
