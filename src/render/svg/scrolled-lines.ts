import { scrollOf } from '../scroll-of.ts'

/** From and to, in hundredths of a second. */
export type Interval = readonly [fromCs: number, toCs: number]

/** What stands on one line of the scrolled text, and when. */
export interface LineVersion {
  /** Counts from the first line of the first frame, however far the text was scrolled since. */
  readonly line: number
  readonly content: string
  readonly shown: readonly Interval[]
}

/** A film as one long text that a window moves over. */
export interface ScrolledLines {
  readonly versions: readonly LineVersion[]
  /** The line at the top of the window, from each time on. */
  readonly tops: readonly (readonly [atCs: number, line: number])[]
}

/** The lines of one frame, `''` for blank ones, and how long it is shown. */
export interface LinesAtTime {
  readonly startCs: number
  readonly delayCs: number
  readonly lines: readonly string[]
}

/**
 * Lays out the frames of a film as one long text: where a frame shows the lines of the one before moved up, the
 * window moves down instead, and the lines stay. So a line of a log is there once, however often it was drawn.
 */
export function scrolledLines(frames: Iterable<LinesAtTime>): ScrolledLines {
  const page = new Page()
  let before: readonly string[] = []
  let endCs = 0
  for (const { startCs, delayCs, lines } of frames) {
    page.turn(startCs, lines, scrollOf(before, lines, ''))
    before = lines
    endCs = startCs + delayCs
  }
  return page.end(endCs)
}

interface OpenLine {
  readonly content: string
  readonly sinceCs: number
}

class Page {
  readonly #open = new Map<number, OpenLine>()
  readonly #versions = new Map<string, { line: number; content: string; shown: Interval[] }>()
  readonly #tops: [number, number][] = []
  #top = 0
  /** The first line that no window has reached. */
  #reached = 0

  turn(atCs: number, lines: readonly string[], scroll: number): void {
    this.#top += scroll
    if (scroll > 0 || this.#tops.length === 0) this.#tops.push([atCs, this.#top])
    const end = this.#top + lines.length
    for (const [row, content] of lines.entries()) this.#write(this.#top + row, content, atCs)
    for (let line = end; line < this.#reached; line += 1) this.#write(line, '', atCs)
    this.#reached = Math.max(this.#reached, end)
  }

  end(endCs: number): ScrolledLines {
    for (const line of this.#open.keys()) this.#close(line, endCs)
    const versions = [...this.#versions.values()].toSorted((one, other) => one.line - other.line)
    return { versions, tops: this.#tops }
  }

  /** A line below all windows so far can have been there all the time; one above can stay to the end. */
  #write(line: number, content: string, atCs: number): void {
    if (this.#open.get(line)?.content === content) return
    this.#close(line, atCs)
    const sinceCs = line >= this.#reached ? 0 : atCs
    this.#open.set(line, { content, sinceCs })
  }

  #close(line: number, atCs: number): void {
    const open = this.#open.get(line)
    this.#open.delete(line)
    if (open === undefined || open.content === '' || open.sinceCs === atCs) return
    const key = `${line} ${open.content}`
    const known = this.#versions.get(key)
    const shown: Interval = [open.sinceCs, atCs]
    if (known === undefined) {
      this.#versions.set(key, { line, content: open.content, shown: [shown] })
    } else known.shown.push(shown)
  }
}
