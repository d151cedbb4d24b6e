import type { Terminal } from '@xterm/headless'

import { emulatorCore } from './emulator-core.ts'

/** Rows that may look different than before, from 0; none where the first lies behind the last. */
export interface TouchedRows {
  readonly first: number
  readonly last: number
}

/** Returns a function that says which rows were written to since it was called last; after a resize, all. */
export function trackTouchedRows(terminal: Terminal): () => TouchedRows {
  let first = 0
  let last = Infinity
  let cols = 0
  let rows = 0
  emulatorCore(terminal)._inputHandler.onRequestRefreshRows((range) => {
    first = Math.min(first, range?.start ?? 0)
    last = Math.max(last, range?.end ?? Infinity)
  })
  return () => {
    const isResized = cols !== terminal.cols || rows !== terminal.rows
    cols = terminal.cols
    rows = terminal.rows
    const touched = isResized
      ? { first: 0, last: rows - 1 }
      : { first, last: Math.min(last, rows - 1) }
    first = Infinity
    last = -1
    return touched
  }
}
