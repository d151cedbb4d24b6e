import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { rasterize } from '../../../src/screen/font/rasterize.ts'
import { boxArms, type Weight } from '../../../src/screen/glyph/box-arms.ts'
import { drawBox } from '../../../src/screen/glyph/draw-box.ts'

const names = new URL('../../fixtures/screen/box-drawing-names.txt', import.meta.url)
/** Code point and name of all box drawing characters, from the Unicode Character Database. */
const characters = readFileSync(names, 'utf8')
  .trim()
  .split('\n')
  .map((line) => [Number.parseInt(line.slice(0, 4), 16), line.slice(5)] as const)
const straight = characters.filter(([, name]) => !/DASH|ARC|DIAGONAL/.test(name))
const boxes = [
  { width: 11, height: 23, line: 1 },
  { width: 12, height: 26, line: 1 },
  { width: 13, height: 29, line: 2 },
  { width: 14, height: 30, line: 2 },
]

test.each(characters)('drawBox() of U+%d stays in its cell: %s', (codePoint) => {
  for (const box of boxes) {
    const points = drawBox(codePoint, box)?.polygons.flat() ?? []
    const outside = points.filter((value, at) => {
      return value < 0 || value > (at % 2 === 0 ? box.width : box.height)
    })
    expect(outside).toEqual([])
  }
})

test('the names of all 128 characters were read', () => {
  expect(characters).toHaveLength(128)
})

test.each(straight)('boxArms() of U+%d is what its name says: %s', (codePoint, name) => {
  expect(boxArms(codePoint)).toEqual(armsNamed(name))
})

test.each(straight)(
  'drawBox() of U+%d reaches the edges that its name says: %s',
  (codePoint, name) => {
    const arms = armsNamed(name)
    for (const box of boxes) {
      const reached = edges(codePoint, box)
      for (const edge of ['left', 'right', 'up', 'down'] as const) {
        expect(reached[edge].some((part) => part > 0)).toBe(arms[edge] !== 0)
      }
    }
  },
)

test.each(boxes)('drawBox() joins characters of the same weight without a gap, in %o', (box) => {
  for (const [codePoint, name] of straight) {
    const arms = armsNamed(name)
    const reached = edges(codePoint, box)
    if (arms.left !== 0) expect(reached.left).toEqual(edges(line(arms.left), box).right)
    if (arms.right !== 0) expect(reached.right).toEqual(edges(line(arms.right), box).left)
    if (arms.up !== 0)
      expect(reached.up).toEqual(edges(line(arms.up) + 2 - (arms.up === 3 ? 1 : 0), box).down)
    if (arms.down !== 0)
      expect(reached.down).toEqual(edges(line(arms.down) + 2 - (arms.down === 3 ? 1 : 0), box).up)
  }
})

test.each(boxes)('drawBox() draws straight lines in one piece, in %o', (box) => {
  for (const [codePoint] of straight) {
    // Double lines that do not touch are several pieces.
    if (codePoint >= 0x2550 && codePoint <= 0x256c) continue
    expect([codePoint, pieces(codePoint, box)]).toEqual([codePoint, 1])
  }
})

test.each(boxes)('drawBox() joins rounded corners to straight lines, in %o', (box) => {
  const corner = edges(0x256d, box)
  expect([corner.right, corner.down]).toEqual([edges(0x2500, box).left, edges(0x2502, box).up])
})

test('drawBox() is null for other characters', () => {
  expect(drawBox(0x41, { width: 10, height: 20, line: 1 })).toBeNull()
})

type Box = (typeof boxes)[number]

/** The horizontal line of a weight. */
function line(weight: Weight): number {
  return { 0: 0, 1: 0x2500, 2: 0x2501, 3: 0x2550 }[weight]
}

function ink(codePoint: number, box: Box): number[] {
  const coverage = rasterize(drawBox(codePoint, box)?.polygons ?? [], box)
  return Array.from(coverage, (part) => Math.round(part * 100) / 100)
}

function edges(codePoint: number, box: Box) {
  const pixels = ink(codePoint, box)
  const { width, height } = box
  const column = (x: number) => Array.from({ length: height }, (_, y) => pixels[y * width + x] ?? 0)
  return {
    left: column(0),
    right: column(width - 1),
    up: pixels.slice(0, width),
    down: pixels.slice(-width),
  }
}

/** How many parts of ink do not touch. */
function pieces(codePoint: number, box: Box): number {
  const pixels = ink(codePoint, box)
  let count = 0
  for (let start = 0; start < pixels.length; start += 1) {
    if ((pixels[start] ?? 0) === 0) continue
    count += 1
    const open = [start]
    while (open.length > 0) {
      const at = open.pop() ?? 0
      if ((pixels[at] ?? 0) === 0) continue
      pixels[at] = 0
      const x = at % box.width
      open.push(
        ...(x > 0 ? [at - 1] : []),
        ...(x < box.width - 1 ? [at + 1] : []),
        at - box.width,
        at + box.width,
      )
    }
  }
  return count
}

/** "BOX DRAWINGS DOWN LIGHT AND RIGHT HEAVY" names weights and directions; one weight may count for all. */
function armsNamed(name: string): Record<'left' | 'right' | 'up' | 'down', Weight> {
  const weights: Record<string, Weight> = { LIGHT: 1, SINGLE: 1, HEAVY: 2, DOUBLE: 3 }
  const directions: Record<string, ('left' | 'right' | 'up' | 'down')[]> = {
    HORIZONTAL: ['left', 'right'],
    VERTICAL: ['up', 'down'],
    LEFT: ['left'],
    RIGHT: ['right'],
    UP: ['up'],
    DOWN: ['down'],
  }
  const arms = { left: 0, right: 0, up: 0, down: 0 } as Record<
    'left' | 'right' | 'up' | 'down',
    Weight
  >
  const groups = name.replace('BOX DRAWINGS ', '').split(' AND ')
  const all =
    groups
      .join(' ')
      .split(' ')
      .find((word) => word in weights) ?? ''
  for (const words of groups.map((group) => group.split(' '))) {
    const weight = weights[words.find((word) => word in weights) ?? all] ?? 0
    for (const arm of words.flatMap((word) => directions[word] ?? [])) arms[arm] = weight
  }
  return arms
}
