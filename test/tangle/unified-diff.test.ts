import fc from 'fast-check'
import { expect, test } from 'vitest'

import { unifiedDiff } from '../../src/tangle/unified-diff.ts'

const diff = (before: string, after: string) =>
  unifiedDiff({ before, after, beforeName: 'a', afterName: 'b' })

test('unifiedDiff() is empty for equal texts', () => {
  expect(diff('a\n', 'a\n')).toBe('')
})

test('unifiedDiff() shows a changed line with three lines around it', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `${index}\n`)
  const changed = lines.with(6, 'x\n')
  expect(diff(lines.join(''), changed.join(''))).toBe(
    '--- a\n+++ b\n@@ -4,7 +4,7 @@\n 3\n 4\n 5\n-6\n+x\n 7\n 8\n 9\n',
  )
})

test('unifiedDiff() counts from behind nothing for a new file', () => {
  expect(diff('', 'a\nb\n')).toBe('--- a\n+++ b\n@@ -0,0 +1,2 @@\n+a\n+b\n')
})

test('unifiedDiff() says where the final line feed is missing', () => {
  expect(diff('a\n', 'a')).toBe('--- a\n+++ b\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n')
})

test('unifiedDiff() keeps changes that are far apart in hunks of their own', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `${index}\n`)
  const text = diff(lines.join(''), lines.with(2, 'x\n').with(25, 'y\n').join(''))
  expect(text.match(/^@@.*@@$/gm)).toEqual(['@@ -1,6 +1,6 @@', '@@ -23,7 +23,7 @@'])
})

/** Applies a unified diff, as patch(1) does without fuzz. */
function patched(before: string, patch: string): string {
  const old = before.match(/[^\n]*\n/g) ?? []
  const result: string[] = []
  let at = 0
  for (const line of patch.match(/[^\n]*\n/g)?.slice(2) ?? []) {
    const head = /^@@ -(\d+)(?:,(\d+))? /.exec(line)
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1)
      result.push(...old.slice(at, start))
      at = start
    } else if (line.startsWith('+')) result.push(line.slice(1))
    else {
      if (old[at] !== line.slice(1)) throw new Error(`line ${at} is not ${line}`)
      if (line.startsWith(' ')) result.push(line.slice(1))
      at += 1
    }
  }
  return [...result, ...old.slice(at)].join('')
}

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 40 })
  .map((lines) => lines.join(''))

test('unifiedDiff() turns any text into any other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(patched(before, diff(before, after))).toBe(after)
    }),
  )
})

test('unifiedDiff() replaces everything between texts that have nothing in common', () => {
  const before = Array.from({ length: 3000 }, (_, index) => `${index}\n`).join('')
  const after = before.replaceAll('\n', 'x\n')
  expect(patched(before, diff(before, after))).toBe(after)
})

test('unifiedDiff() shows many changes of a very long text in linear time', () => {
  const lines = Array.from({ length: 1_200_000 }, (_, index) => `${index}\n`)
  const changed = lines.map((line, index) => (index % 2500 === 0 ? `x${line}` : line))
  expect(diff(lines.join(''), changed.join('')).match(/^@@/gm)).toHaveLength(480)
})
