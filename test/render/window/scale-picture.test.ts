import { expect, test } from 'vitest'

import { scalePicture } from '../../../src/render/window/scale-picture.ts'

/** Gray pixels. */
const picture = (width: number, levels: readonly number[]) => ({
  width,
  height: levels.length / width,
  pixels: Uint8Array.from(levels.flatMap((level) => [level, level, level, 255])),
})

function levelsOf(from: ReturnType<typeof picture>, width: number, height: number): number[] {
  return [...scalePicture(from, { width, height })].filter((_, at) => at % 4 === 0)
}

test('a picture of the same size stays as it is', () => {
  expect(levelsOf(picture(2, [1, 2, 3, 4]), 2, 2)).toEqual([1, 2, 3, 4])
})

test('a plain picture is plain in any size', () => {
  expect(
    new Set(
      levelsOf(
        picture(
          3,
          Array.from({ length: 9 }, () => 77),
        ),
        8,
        5,
      ),
    ),
  ).toEqual(new Set([77]))
})

test('a larger picture goes over from one colour into the next', () => {
  expect(levelsOf(picture(2, [0, 100]), 4, 1)).toEqual([0, 25, 75, 100])
})

test('a smaller picture has the means', () => {
  expect(levelsOf(picture(4, [0, 100, 0, 100]), 1, 1)).toEqual([50])
})
