import { expect, test } from 'vitest'

import { openEmoji } from '../../../src/screen/emoji/open-emoji.ts'

const emoji = openEmoji()
const layersOf = (cluster: string) => emoji.layersOf(cluster)

/** Left, bottom, right and top of all layers, in font units. */
function boundsOf(cluster: string): number[] {
  const points = (layersOf(cluster) ?? []).flatMap(({ outline }) => outline.flat())
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

test.each([
  ['a rocket', '🚀', 6],
  ['a family joined of four', '👨‍👩‍👧‍👦', 22],
  ['a skin tone', '👍🏽', 2],
  ['a flag', '🇰🇷', 4],
  ['a flag of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
  ['a keycap', '1️⃣', 2],
  ['a flag joined with a rainbow', '🏳️‍🌈', 6],
])('layersOf() has %s', (_, cluster, layers) => {
  expect(layersOf(cluster)?.length).toBe(layers)
})

test('layersOf() has no letters', () => {
  expect(layersOf('a')).toBeNull()
})

test('layersOf() has no sequence that the font does not know', () => {
  expect(layersOf('🚀‍🚀')).toBeNull()
})

test('layersOf() holds a cluster of a million characters against the rules in linear time', () => {
  expect(layersOf('👨\u200d'.repeat(500_000))).toBeNull()
})

test('layersOf() gives colours as the font has them', () => {
  expect(layersOf('🟥')).toEqual([
    { outline: expect.any(Array) as object, color: 0xdd2e44, opacity: 1 },
  ])
})

test('layersOf() gives outlines that fill the square', () => {
  expect(boundsOf('🟥')).toEqual([0, -64, 512, 448])
})
