import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

/** Says on standard error which files of fonts are read. */
const tell = [
  "import fs, { writeSync } from 'node:fs'",
  "import { syncBuiltinESMExports } from 'node:module'",
  'const read = fs.readFileSync',
  'fs.readFileSync = (path, ...rest) => {',
  String.raw`  if (/\.(?:ttf|woff2?)$/.test(String(path))) writeSync(2, path + '\n')`,
  '  return read(path, ...rest)',
  '}',
  'syncBuiltinESMExports()',
].join('\n')

function castOf(text: string): string {
  return `{"version": 2, "width": 20, "height": 3}\n${JSON.stringify([0, 'o', text])}\n`
}

/** Names of the fonts that a picture of a text needs besides that of the text. */
async function fontsFor(text: string): Promise<string[]> {
  using scratch = new Scratch({ 'a.cast': castOf(text), 'tell.mjs': tell })
  const hook = pathToFileURL(join(scratch.path, 'tell.mjs')).href
  const args = ['--import', hook, bin, 'render', 'a.cast', '-o', 'a.png']
  const { code, stderr } = await scratch.run(process.execPath, args)
  const names = stderr.split('\n').flatMap((line) => /[^/]+(?=\.(?:ttf|woff2?)$)/.exec(line) ?? [])
  return code === 0 ? names.filter((name) => !name.startsWith('JetBrains')) : [stderr]
}

test('a picture of Latin text reads no font but that of the text', async () => {
  expect(await fontsFor('plain text, é, 100 % ─')).toEqual([])
})

test.each([
  ['Hebrew', 'שלום', 'cousine-hebrew-400-normal'],
  ['Arabic', 'سلام', 'cascadia-mono-arabic-400-normal'],
  ['bold Thai', '\u001b[1mไทย', 'noto-sans-thai-thai-700-normal'],
])('a picture of %s reads the font of that script, and no other', async (_, text, font) => {
  expect(await fontsFor(text)).toEqual([font])
})

test('a picture of many scripts has the same bytes each time', async () => {
  using scratch = new Scratch({
    'a.cast': castOf('שָׁלוֹם سَلَامٌ ที่นี้ हिन्दी\r\nქართული Հայ አማርኛ\r\nবাংলা தமிழ் తెలుగు'),
  })
  const names = ['png', 'gif', 'svg', 'apng'].map((ending) => `a.${ending}`)
  const made = async (): Promise<string[]> => {
    await scratch.runbook('render', 'a.cast', ...names.flatMap((name) => ['-o', name]))
    return names.map((name) =>
      createHash('sha256')
        .update(readFileSync(join(scratch.path, name)))
        .digest('hex'),
    )
  }
  expect(await made()).toEqual(await made())
})
