import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { compareOutput } from '../../src/expect/compare-output.ts'
import type { PatternScope } from '../../src/expect/inline-pattern.ts'
import { ownGrammar } from '../../src/expect/line-grammar.ts'
import { lines } from '../../src/expect/modes/lines.ts'
import { modes } from '../../src/expect/modes/modes.ts'
import { placeholders } from '../../src/expect/placeholders.ts'
import { printComparison } from '../../src/expect/print-comparison.ts'
import { updateExpectation } from '../../src/expect/update-expectation.ts'
import { fuzzed } from '../fuzzed.ts'

// A folder per mode; in it a folder per case: expected.txt, actual.txt and, where they differ, difference.txt.
const fixtures = resolve(import.meta.dirname, '../fixtures/expect')
const scope: PatternScope = {
  grammar: ownGrammar,
  patterns: placeholders,
  captures: new Map(),
  declared: new Set(),
}

function compare(name: string, expected: string, actual: string, longestMs?: number) {
  const mode = modes.get(name)
  if (!mode) throw new Error(`no mode ${name}`)
  return compareOutput({ mode, argument: '', expected, actual, scope, keep: {} }, longestMs)
}

for (const mode of readdirSync(fixtures)) {
  for (const name of readdirSync(join(fixtures, mode))) {
    test(`${mode}: ${name.replaceAll('-', ' ')}`, async () => {
      const read = (file: string): string => {
        const path = join(fixtures, mode, name, file)
        return existsSync(path) ? readFileSync(path, 'utf8') : ''
      }
      const comparison = await compare(mode, read('expected.txt'), read('actual.txt'))
      const lines = comparison.passed ? [] : printComparison(comparison)
      expect(lines.map((line) => `${line}\n`).join('')).toBe(read('difference.txt'))
    })
  }
}

const line = fc.constantFrom(
  'a',
  'b',
  '...',
  'a (re)',
  '.* (re*)',
  'b (?)',
  'x [..] y',
  'x 1 y',
  '(eq)',
  'a (eq)',
  '[0]',
  'tab\there',
  'bell\u0007',
  'word...',
)
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((l) => `${l}\n`).join(''))

test('any text matches itself', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (same) => {
      expect((await compare('lines', same, same)).passed).toBe(true)
    }),
  )
})

test.each([...modes.values()].filter(({ updatable }) => updatable))(
  'an updated expectation matches the output that it was updated to: $name',
  async (mode) => {
    const json = fc.json().map((value) => `${value}\n`)
    const output = mode.name === 'json' ? json : text
    await fc.assert(
      fc.asyncProperty(output, output, async (expected, actual) => {
        const updated = updateExpectation(await compare(mode.name, expected, actual), mode, scope)
        expect((await compare(mode.name, updated, actual)).passed).toBe(true)
      }),
      { numRuns: fuzzed(1000) },
    )
  },
)

test('an update keeps what matches as it is written', async () => {
  const comparison = await compare('lines', 'a.* (re)\n...\nend\nold\n', 'abc\n1\n2\nend\nnew\n')
  expect(updateExpectation(comparison, lines, scope)).toBe('a.* (re)\n...\nend\nnew\n')
})

test('many regular expressions and dots over many lines are matched', async () => {
  const output = Array.from({ length: 10_000 }, (_, index) => `line ${index} of the log`)
  const expected = output
    .filter((_, index) => index % 10 === 0)
    .map(
      (_, index) =>
        `line ${index * 10} of [a-z ]+ (re)${index % 10 === 9 ? '\n...' : '\n.* (re*)'}`,
    )
  const { passed } = await compare(
    'lines',
    `${expected.join('\n')}\n...\n`,
    `${output.join('\n')}\n`,
  )
  expect(passed).toBe(true)
})

const numbered = Array.from({ length: 100_000 }, (_, index) => `${index}\n`)
const captured = Array.from({ length: 30_000 }, (_, index) => `[..A${index}..]\n`)

test.each([
  ['lines in another order', 'unordered', numbered.toReversed()],
  ['lines below dots', 'lines', ['...\n', 'end\n']],
  ['captures', 'lines', captured],
  [
    'members that are missing',
    'json',
    [`{${numbered.map((n) => `"a${n.trim()}": 1`).join(',\n')}}`],
  ],
])('tens of thousands of %s are compared in linear time', async (_, mode, expected) => {
  const { rows } = await compare(mode, expected.join(''), numbered.join(''))
  expect(rows.length).toBeGreaterThan(0)
})

const doubled = Array.from({ length: 40 }, (_, index) => {
  const next = `{$ref: "#/definitions/a${index + 1}"}`
  return `  a${index}: {allOf: [${next}, ${next}]}\n`
})

test.each([
  ['rows in any order', 'like~', numbered.map((line) => `x${line}`).join('')],
  [
    'references that double',
    'schema',
    `$ref: "#/definitions/a0"\ndefinitions:\n${doubled.join('')}  a40: {}\n`,
  ],
])('a comparison of %s that would take hours fails', async (_, mode, expected) => {
  const actual = mode === 'schema' ? '1' : 'a\n'.repeat(100_000)
  const comparison = await compare(mode, expected, actual, 200)
  expect(comparison.rows[0]).toMatchObject({ reason: 'could not be compared within 0.2 s' })
})

test('of texts that differ in thousands of lines those in the middle are replaced as a whole', async () => {
  const text = (word: string): string =>
    ['first', ...Array.from({ length: 2000 }, (_, at) => `${word} ${at}`), 'last', ''].join('\n')
  const { rows } = await compare('lines', text('a'), text('b'))
  const kinds = rows.map(({ kind }) => kind)
  const middle = [...Array<string>(2000).fill('missing'), ...Array<string>(2000).fill('unexpected')]
  expect(kinds).toEqual(['same', ...middle, 'same'])
})
