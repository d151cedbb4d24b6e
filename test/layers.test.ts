import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { expect, test } from 'vitest'

/** The house as ARCHITECTURE.md shows it, low to high: an entry may import itself and the entries before it. */
const architecture = readFileSync(resolve(import.meta.dirname, '../ARCHITECTURE.md'), 'utf8')
const house = architecture.split('| entry | what it does |\n')[1]?.split('\n\n')[0] ?? ''
const layers = house
  .split('\n')
  .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`/]+)\/?`/g)])
  .map(([, entry = '']) => entry)
const src = resolve(import.meta.dirname, '../src')
const top = (path: string): string => path.split('/')[0] ?? ''

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8')
    return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, path = '']) => ({
      file,
      from: top(file),
      to: top(relative(src, resolve(src, file, '..', path))),
    }))
  })

test('ARCHITECTURE.md shows every entry of the house, and no other', () => {
  expect(layers.toSorted()).toEqual(readdirSync(src).toSorted())
})

test('the imports were found', () => {
  expect(imports.length).toBeGreaterThan(3)
})

test('every import points back along the pipeline', () => {
  const wrong = imports.filter(({ from, to }) => layers.indexOf(to) > layers.indexOf(from))
  expect(wrong).toEqual([])
})
