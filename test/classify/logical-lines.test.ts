import { expect, test } from 'vitest'

import { transcriptParts } from '../../src/classify/block-parts.ts'
import { logicalLines } from '../../src/classify/logical-lines.ts'

const texts = (script: string): string[] => logicalLines(script.split('\n')).map(({ text }) => text)

test('lines that an operator, a backslash or a quote leaves open are one', () => {
  expect(texts('a |\n b &&\nc\nd \\\ne\necho "f\ng"\nh')).toEqual([
    'a |\n b &&\nc',
    'd \\\ne',
    'echo "f\ng"',
    'h',
  ])
})

test('a quote in a comment opens nothing, whatever stands in front of the comment', () => {
  expect(texts("a;# it's\nb # it's")).toEqual(["a;# it's", "b # it's"])
})

test('brackets in a quote over several lines open no list', () => {
  expect(texts('a=(\n  "b \\\n  c(" d\n)\ne')).toEqual(['a=(\n  "b \\\n  c(" d\n)', 'e'])
})

test('a here-document belongs to its command', () => {
  expect(texts('cat <<E |\nx\nE\nls')).toEqual(['cat <<E |\nx\nE', 'ls'])
})

test('a pipe of very many lines is one line', () => {
  const script = `${'a |\n'.repeat(50_000)}b`
  expect(texts(script)).toEqual([script])
})

test('very many parentheses that nothing closes are a line each', () => {
  expect(logicalLines(Array.from({ length: 300_000 }, () => '('))).toHaveLength(300_000)
})

test('a long transcript is cut at each of its prompts', () => {
  const transcript = '$ echo a b c\na b c\n'.repeat(20_000)
  expect(transcriptParts(transcript)).toHaveLength(40_000)
})
