import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'

import { findFont } from '../../../../src/screen/font/find-font.ts'
import { flatten } from '../../../../src/screen/font/flatten.ts'
import { rasterize } from '../../../../src/screen/font/rasterize.ts'

const folder = '/usr/share/fonts/opentype/urw-base35'
const [width, height, fontSize] = [160, 200, 150]

/** The ink of a letter as FreeType draws it, its highest point at the top, 0 to 1. */
function drawnByFreeType(file: string, letter: string): number[] {
  const text = `drawtext=fontfile=${folder}/${file}:text=${letter}:fontsize=${fontSize}:x=0:y=0:ft_load_flags=no_hinting`
  const input = ['-f', 'lavfi', '-i', `color=white:s=${width}x${height}`]
  const output = ['-frames:v', '1', '-pix_fmt', 'gray', '-f', 'rawvideo', '-']
  const { stdout } = spawnSync('ffmpeg', ['-loglevel', 'error', ...input, '-vf', text, ...output])
  return Array.from(stdout, (level) => 1 - level / 255)
}

function drawnByUs(family: string, letter: string): Float32Array {
  const { font } = findFont(family, [folder]).font.load({ bold: false, italic: false })
  const outline = font.outlineOf(font.glyphOf(letter.codePointAt(0) ?? 0))
  const scale = fontSize / font.unitsPerEm
  // Control points of our curves may be a little above the top.
  const top = Math.ceil(Math.max(...outline.flat().map(({ y }) => y * scale)) - 0.1)
  return rasterize(
    flatten(outline, (x, y) => [x * scale, top - y * scale]),
    { width, height },
  )
}

test.each([
  ['Nimbus Mono PS', 'NimbusMonoPS-Regular.otf', 'R'],
  ['Nimbus Mono PS', 'NimbusMonoPS-Regular.otf', '&'],
  ['Nimbus Mono PS', 'NimbusMonoPS-Regular.otf', '8'],
  ['Nimbus Mono PS', 'NimbusMonoPS-Regular.otf', '@'],
  ['Nimbus Mono PS', 'NimbusMonoPS-Regular.otf', 'ж'],
  ['C059', 'C059-Roman.otf', 'g'],
  ['P052', 'P052-Roman.otf', 'ß'],
])('a letter of %s (%s) looks as FreeType draws it: %s', (family, file, letter) => {
  const [ours, theirs] = [drawnByUs(family, letter), drawnByFreeType(file, letter)]
  const ink = ours.reduce((sum, level) => sum + level, 0)
  const difference = ours.reduce((sum, level, at) => sum + Math.abs(level - (theirs[at] ?? 0)), 0)
  expect(ink).toBeGreaterThan(1000)
  expect(difference / ink).toBeLessThan(0.02)
})
