import type { Cell } from './cell.ts'

/** Cells by the words that the emulator keeps for them. */
export interface WordIndex {
  find(content: number, foreground: number, background: number): Cell | undefined
  /** Adds a cell that was not found. */
  add(words: CellWords, cell: Cell): void
}

/** Three words: content, foreground, background (xterm.js, src/common/buffer/Constants.ts). */
export type CellWords = readonly [content: number, foreground: number, background: number]

/** An empty index: a hash table with open addressing (Knuth, The Art of Computer Programming 3, 6.4), half full at most. */
export function createWordIndex(): WordIndex {
  let size = 1024
  let words = new Uint32Array(3 * size)
  let cells: (Cell | undefined)[] = Array.from({ length: size })
  let count = 0
  /** The place of a cell, or the one that is free for it. */
  const placeOf = (content: number, foreground: number, background: number): number => {
    let place = hashOf(content, foreground, background) & (size - 1)
    while (
      cells[place] !== undefined &&
      (words[3 * place] !== content ||
        words[3 * place + 1] !== foreground ||
        words[3 * place + 2] !== background)
    )
      place = (place + 1) & (size - 1)
    return place
  }
  const put = ([content, foreground, background]: CellWords, cell: Cell): void => {
    const place = placeOf(content, foreground, background)
    words[3 * place] = content
    words[3 * place + 1] = foreground
    words[3 * place + 2] = background
    cells[place] = cell
  }
  const grow = (): void => {
    const [oldWords, oldCells] = [words, cells]
    size *= 2
    words = new Uint32Array(3 * size)
    cells = Array.from({ length: size })
    for (const [at, cell] of oldCells.entries()) {
      const [content = 0, foreground = 0, background = 0] = oldWords.subarray(3 * at, 3 * at + 3)
      if (cell !== undefined) put([content, foreground, background], cell)
    }
  }
  return {
    find: (content, foreground, background) => cells[placeOf(content, foreground, background)],
    add(key, cell) {
      count += 1
      if (2 * count > size) grow()
      put(key, cell)
    },
  }
}

/** Spreads the bits of three words (the finalizer of MurmurHash3, by A. Appleby). */
function hashOf(content: number, foreground: number, background: number): number {
  let hash = content ^ Math.imul(foreground, 0x9e3779b1) ^ Math.imul(background, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
