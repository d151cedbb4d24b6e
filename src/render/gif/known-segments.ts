import type { Segment } from './segments.ts'

/** Segments by numbers of the rows that they show, one after another. */
export interface KnownSegments {
  find(rows: readonly number[]): Segment | null
  add(rows: readonly number[], segment: Segment): void
  clear(): void
}

interface KnownSegment {
  readonly rows: readonly number[]
  readonly segment: Segment
}

/** Nothing known yet. */
export function createKnownSegments(): KnownSegments {
  /** By the first row. */
  const known = new Map<number, KnownSegment[]>()
  return {
    find(rows) {
      for (const one of known.get(rows[0] ?? 0) ?? [])
        if (one.rows.length === rows.length && startsWith(rows, one.rows)) return one.segment
      return null
    },
    add(rows, segment) {
      const first = rows[0] ?? 0
      known.set(first, [...(known.get(first) ?? []), { rows, segment }])
    },
    clear: () => known.clear(),
  }
}

/** True when the numbers in `start` are the first ones of `rows`. */
export function startsWith(rows: readonly number[], start: readonly number[]): boolean {
  return start.length <= rows.length && start.every((row, at) => row === rows[at])
}
