import fc from 'fast-check'
import { expect, test } from 'vitest'

import { RadioTargets } from '../../../src/document/org/objects/radio-targets.ts'

/** All mentions in a text, one behind the other. */
function mentions(names: readonly string[], text: string): string[] {
  const targets = new RadioTargets(names)
  const found: string[] = []
  for (let at = targets.next(text, 0); at; at = targets.next(text, at.end))
    found.push(text.slice(at.start, at.end))
  return found
}

test('mentions are those of a pattern of all names, the longest first', () => {
  const name = fc
    .array(fc.constantFrom('a', 'B', 'é', '-', '𝒳', ' '), { minLength: 1, maxLength: 4 })
    .map((letters) => letters.join('').trim())
    .filter((text) => text !== '')
  const names = fc.array(name, { minLength: 1, maxLength: 5 })
  const text = fc
    .array(fc.constantFrom('A', 'b', 'É', '-', '𝒳', ' ', '\n', '.', '1'), { maxLength: 20 })
    .map((letters) => letters.join(''))
  fc.assert(
    fc.property(names, text, (written, within) => {
      const longest = written.toSorted((a, b) => b.length - a.length)
      const words = longest.map((one) => one.replace(/\s+/g, String.raw`\s+`))
      const pattern = `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`
      expect(mentions(written, within)).toEqual(within.match(new RegExp(pattern, 'giu')) ?? [])
    }),
  )
})

test('a name goes over lines and may be written in capitals', () => {
  expect(mentions(['blue moon'], 'A Blue\n  MOON and blue moons.')).toEqual(['Blue\n  MOON'])
})

test('a longer name goes before the one that it begins with', () => {
  expect(mentions(['blue', 'blue moon'], 'blue moon, blue')).toEqual(['blue moon', 'blue'])
})
