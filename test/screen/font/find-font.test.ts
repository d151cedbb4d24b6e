import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { bundledFont } from '../../../src/screen/font/bundled-font.ts'
import { findFont } from '../../../src/screen/font/find-font.ts'
import { readFontTables } from '../../../src/screen/font/font-tables.ts'
import { fontFolders } from '../../../src/screen/font/installed-fonts.ts'
import { openSoundFont } from '../../../src/screen/font/open-sound-font.ts'
import { readFaces } from '../../../src/screen/font/read-face.ts'
import { cellMetrics } from '../../../src/screen/glyph/cell-metrics.ts'
import { openGlyphs } from '../../../src/screen/glyph/open-glyphs.ts'
import { fuzzed } from '../../fuzzed.ts'

const root = mkdtempSync(join(tmpdir(), 'runbook-fonts-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const require = createRequire(import.meta.url)
const folder = join(root, 'deep')
mkdirSync(join(folder, 'er'), { recursive: true })
copyFileSync(require.resolve('@kfonts/d2coding/src/D2Coding.ttf'), join(folder, 'er', 'a.TTF'))
copyFileSync(require.resolve('@kfonts/d2coding/src/D2CodingBold.ttf'), join(folder, 'b.ttf'))
const small =
  require.resolve('@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf')
writeFileSync(join(folder, 'broken.ttf'), 'no font')
writeFileSync(join(folder, 'cut.otf'), Buffer.from('OTTO\0\x20'))

const find = (family: string) => findFont(family, [join(root, 'absent'), folder])
const faces = { regular: { bold: false, italic: false }, bold: { bold: true, italic: false } }

test.each(['D2Coding', 'd2coding', '"D2Coding"', 'Absent, D2Coding, monospace'])(
  'findFont() finds %s',
  (family) => {
    const { font, remark } = find(family)
    expect([font.family.toLowerCase(), remark]).toEqual(['d2coding', ''])
  },
)

test('findFont() has the font’s own proportions', () => {
  const { advance, ascent, descent } = find('D2Coding').font
  expect([advance, ascent + descent > 0.9]).toEqual([0.5, true])
})

test('load() has another font for bold', () => {
  const { font } = find('D2Coding')
  expect(font.load(faces.bold).font).not.toBe(font.load(faces.regular).font)
})

test('load() says that a face which is missing does not lean', () => {
  expect(find('D2Coding').font.load({ bold: false, italic: true }).isItalic).toBe(false)
})

test.each([
  '',
  'monospace',
  'JetBrains Mono',
  'jetbrains mono, D2Coding',
  'JetBrainsMono Nerd Font',
  'JetBrainsMono NFM, D2Coding',
])('findFont() takes the bundled font for %j', (family) => {
  expect(find(family)).toEqual({ font: bundledFont, remark: '' })
})

test('findFont() says why it takes another font', () => {
  const { font, remark } = find('Absent')
  expect([font, remark]).toEqual([
    bundledFont,
    'there is no font Absent, so JetBrains Mono is taken',
  ])
})

test('findFont() names the installed font that is spelt much the same', () => {
  expect(find('D2Codign').remark).toContain('(did you mean D2Coding?)')
})

test('the folders of fonts are those of the user first', () => {
  const folders = fontFolders({ HOME: '/h', XDG_DATA_DIRS: '/opt/share' })
  expect(folders.slice(0, 3)).toEqual(['/h/.local/share/fonts', '/h/.fonts', '/opt/share/fonts'])
})

test('a font without a bold face is drawn bolder', () => {
  const lonely = join(root, 'lonely')
  mkdirSync(lonely)
  copyFileSync(require.resolve('@kfonts/d2coding/src/D2Coding.ttf'), join(lonely, 'a.ttf'))
  const { font } = findFont('D2Coding', [lonely])
  const metrics = cellMetrics({ fontSize: 20, lineHeight: 1.3, letterSpacing: 0, font })
  const glyphs = openGlyphs(metrics)
  const request = { text: 'm', cols: 1, italic: false, underline: 'none', strike: false } as const
  const ink = (bold: boolean): number =>
    glyphs
      .draw({ ...request, bold, overline: false, glyphs: null })
      .reduce((sum, level) => sum + level, 0)
  expect(ink(true)).toBeGreaterThan(ink(false) * 1.1)
})

test('a damaged file has some names or none, and nothing else happens', () => {
  const path = join(root, 'damaged.ttf')
  const bytes = readFileSync(small)
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(255), fc.nat(bytes.length), (at, byte, end) => {
      const damaged = Buffer.from(bytes.subarray(0, end % 2 === 0 ? end : bytes.length))
      damaged[at] = byte
      writeFileSync(path, damaged)
      expect(readFaces(path).length).toBeLessThan(2)
    }),
    { numRuns: fuzzed(100) },
  )
})

const otf = '/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Regular.otf'

test('findFont() finds a font with PostScript outlines', () => {
  const { font, remark } = findFont('Nimbus Mono PS', [dirname(otf)])
  expect([font.family, font.advance, remark]).toEqual(['Nimbus Mono PS', 0.6, ''])
})

test('a damaged bold face is as the regular one', () => {
  const family = join(root, 'family')
  mkdirSync(family)
  copyFileSync(otf, join(family, 'a.otf'))
  const bold = readFileSync(otf.replace('Regular', 'Bold'))
  writeFileSync(join(family, 'b.otf'), bold.subarray(0, 20_000))
  const { font } = findFont('Nimbus Mono PS', [family])
  expect(font.load(faces.bold)).toBe(font.load(faces.regular))
})

test.each([
  ['TrueType', small, 'JetBrains Mono'],
  ['PostScript', otf, 'Nimbus Mono PS'],
])('a damaged font of %s outlines is drawn as well as it can be', (_, path, family) => {
  const bytes = readFileSync(path)
  const fonts = join(root, family)
  mkdirSync(fonts)
  const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 2000 })
  fc.assert(
    fc.property(damage, fc.nat(400), (places, headPlace) => {
      const damaged = Buffer.from(bytes)
      for (const [at, byte] of places) damaged[at] = byte
      damaged[headPlace] = 255
      const file = {
        path: join(fonts, 'a.otf'),
        start: 0,
        families: [],
        weight: 400,
        italic: false,
      }
      writeFileSync(file.path, damaged)
      const font = openSoundFont({ ...file, hasOutlines: true })
      const points = Array.from({ length: 96 }, (_letter, letter) => {
        const glyph = font?.glyphOf(32 + letter) ?? 0
        expect(font?.advanceOf(glyph) ?? 0).toBeGreaterThanOrEqual(0)
        return font?.outlineOf(glyph).flat() ?? []
      }).flat()
      expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    }),
    { numRuns: fuzzed(50) },
  )
})

/** D2Coding said to be of a weight, which its underline tells too. */
function ofWeight(weight: number): Uint8Array {
  const bytes = readFileSync(require.resolve('@kfonts/d2coding/src/D2Coding.ttf'))
  const { at } = readFontTables(bytes, 0)
  bytes.writeUInt16BE(weight, at('OS/2') + 4)
  bytes.writeInt16BE(-weight, at('post') + 8)
  return bytes
}

test.each([
  ['the nearest to regular', [300, 400, 500, 800], faces.regular, [400, false]],
  ['the nearest to bold', [300, 400, 600, 900], faces.bold, [600, true]],
  ['a lighter one where there is none', [200, 300], faces.regular, [300, false]],
  ['one that is to be drawn bolder where none is bold', [300, 500], faces.bold, [500, false]],
] as const)('of several weights load() takes %s', (_, weights, face, expected) => {
  const weighted = mkdtempSync(join(root, 'weights-'))
  for (const weight of weights) writeFileSync(join(weighted, `${weight}.ttf`), ofWeight(weight))
  const { font, isBold } = findFont('D2Coding', [weighted]).font.load(face)
  expect([-font.underlineTop, isBold]).toEqual(expected)
})
