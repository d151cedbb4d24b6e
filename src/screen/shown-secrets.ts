import type { Asciicast } from '../cast/asciicast.ts'
import { type MarkedRow, type MarkedScreen, markOf, openMarkedScreen } from './marked-screen.ts'
import { secretsOnRows, type ShownPlace } from './secrets-on-rows.ts'
import { type ShownUnit, shownUnits } from './shown-units.ts'
import { sizeOf } from './size-of.ts'

/** Characters of a recording's output, by their offsets in all of it. */
export interface ShownSecrets {
  /** What stands for them. */
  readonly stars: ReadonlyMap<number, string>
  /** Those that draw anew what was there. */
  readonly drawnAgain: ReadonlySet<number>
}

/** Nothing. */
export const noSecrets: ShownSecrets = { stars: new Map(), drawnAgain: new Set() }

/**
 * What to mask for no screen of a recording to show one of the values, whatever wrote it: key by key, in pieces, over a line
 * end, by moving the cursor. It is each character of the output that had a part in it, also where that shows before, and
 * what such a character was drawn over if that was the same, as by an editor that draws its line again.
 */
export function shownSecrets(cast: Asciicast, values: readonly string[]): ShownSecrets {
  return showsSecret(cast, values) ? findShown(cast, values) : noSecrets
}

function showsSecret({ header, events }: Asciicast, values: readonly string[]): boolean {
  const screen = openMarkedScreen(header)
  let before: readonly MarkedRow[] = []
  for (const event of events) {
    if (event.code === 'r') screen.resize(sizeOf(event.data))
    else if (event.code === 'o') screen.write(event.data)
    const rows = screen.rows()
    if (rows !== before && secretsOnRows(rows, values).length > 0) return true
    before = rows
  }
  return false
}

function findShown({ header, events }: Asciicast, values: readonly string[]): ShownSecrets {
  const output = events.flatMap(({ code, data }) => (code === 'o' ? [data] : []))
  const units = [...shownUnits(output.join(''))]
  const watch = new SecretWatch(openMarkedScreen(header), values)
  const feed = new UnitFeed(units)
  for (const event of events) {
    if (event.code === 'r') watch.resize(event.data)
    else if (event.code === 'o') watch.write(feed.marked(event.data.length), feed.next)
  }
  const stars = new Map<number, string>()
  const drawnAgain = new Set<number>()
  let offset = 0
  for (const [number, { text }] of units.entries()) {
    const width = watch.masked.get(number)
    if (width !== undefined)
      for (let at = 0; at < text.length; at += 1)
        stars.set(offset + at, at === 0 ? '*'.repeat(width) : '')
    if (watch.drawnOver.has(number)) drawnAgain.add(offset)
    offset += text.length
  }
  return { stars, drawnAgain }
}

/** Output with a mark in front of each shown unit; an event may end within a unit. */
class UnitFeed {
  readonly #units: readonly ShownUnit[]
  /** The number of the next unit, and how much of it was fed. */
  #at = 0
  #fed = 0

  constructor(units: readonly ShownUnit[]) {
    this.#units = units
  }

  /** Every unit before this number has begun. */
  get next(): number {
    return this.#fed > 0 ? this.#at + 1 : this.#at
  }

  marked(length: number): string {
    let out = ''
    let left = length
    while (left > 0) {
      const unit = this.#units[this.#at]
      if (unit === undefined) break
      if (this.#fed === 0 && unit.isShown) out += markOf(this.#at)
      const part = unit.text.slice(this.#fed, this.#fed + left)
      out += part
      left -= part.length
      this.#fed += part.length
      if (this.#fed < unit.text.length) continue
      this.#at += 1
      this.#fed = 0
    }
    return out
  }
}

/** Follows a screen, and collects the numbers of the units that had a part in showing a value, with the columns that each takes. */
class SecretWatch {
  readonly masked = new Map<number, number>()
  readonly #screen: MarkedScreen
  readonly #values: readonly string[]
  /** By the number of a unit, that of the same character which it was drawn over. */
  readonly drawnOver = new Map<number, number>()
  #rows: readonly MarkedRow[] = []
  #begun = 0

  constructor(screen: MarkedScreen, values: readonly string[]) {
    this.#screen = screen
    this.#values = values
  }

  resize(size: string): void {
    this.#screen.resize(sizeOf(size))
    this.#look()
  }

  /** Takes marked output; every unit before `next` has begun. */
  write(marked: string, next: number): void {
    this.#screen.write(marked)
    this.#look()
    this.#begun = next
  }

  #look(): void {
    const rows = this.#screen.rows()
    if (rows === this.#rows) return
    this.#compare(rows)
    for (const places of secretsOnRows(rows, this.#values)) this.#mask(rows, places)
    this.#rows = rows
  }

  #compare(rows: readonly MarkedRow[]): void {
    const over = rows.flatMap((now, row) => {
      const before = this.#rows[row]
      return before === undefined || before === now ? [] : drawnOver(before, now, this.#begun)
    })
    if (over.length === 0) return
    // What is still there has moved and was not drawn over.
    const present = new Set(rows.flatMap(({ marks }) => marks))
    for (const [mark, under] of over) if (!present.has(under)) this.drawnOver.set(mark, under)
  }

  #mask(rows: readonly MarkedRow[], places: readonly ShownPlace[]): void {
    let drawn = places.map(({ row, column }) => {
      const marks = rows[row]?.marks ?? []
      return { mark: marks[column] ?? -1, width: marks[column + 1] === -2 ? 2 : 1 }
    })
    while (drawn.some(({ mark }) => mark >= 0 && !this.masked.has(mark))) {
      for (const { mark, width } of drawn) if (mark >= 0) this.masked.set(mark, width)
      drawn = drawn.map((each) => ({ ...each, mark: this.drawnOver.get(each.mark) ?? each.mark }))
    }
  }
}

/** The numbers of new units of a row, from `begun` on, that stand where the same character stood, with those of the old. */
function drawnOver(before: MarkedRow, now: MarkedRow, begun: number): [number, number][] {
  const columns = now.marks.flatMap((mark, column) => {
    const under = before.marks[column] ?? -1
    return mark >= begun && under >= 0 && mark !== under ? [column] : []
  })
  if (columns.length === 0) return []
  const [old, fresh] = [charactersOf(before), charactersOf(now)]
  // With its neighbour: a single letter may be there by chance.
  const same = columns.filter(
    (column) => old[column] === fresh[column] && old[column - 1] === fresh[column - 1],
  )
  return same.map((column) => [now.marks[column] ?? -1, before.marks[column] ?? -1])
}

function charactersOf({ text, columns }: MarkedRow): string[] {
  const characters: string[] = []
  for (const [at, column] of columns.entries())
    characters[column] = (characters[column] ?? '') + text.charAt(at)
  return characters
}
