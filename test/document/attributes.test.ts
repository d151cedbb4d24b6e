import { expect, test } from 'vitest'

import { readAttributes } from '../../src/document/attributes.ts'

const pairs = (text: string) =>
  readAttributes({ text, start: 0, carrier: 'block' }).map(({ key, value }) => [key, value])

test('readAttributes() reads braces with an id and quoted values', () => {
  expect(pairs(' {#build .slow dir="a b" timeout=5s}')).toEqual([
    ['name', 'build'],
    ['dir', 'a b'],
    ['timeout', '5s'],
  ])
})

test('readAttributes() reads JSON', () => {
  expect(pairs(' {"name":"build","cols":80}')).toEqual([
    ['name', 'build'],
    ['cols', '80'],
  ])
})

test('readAttributes() reads Org header arguments', () => {
  expect(pairs(' :results silent :dir a b')).toEqual([
    ['results', 'silent'],
    ['dir', 'a b'],
  ])
})

test('readAttributes() reads bare pairs and leaves bare words alone', () => {
  expect(pairs(' copy dir=x')).toEqual([['dir', 'x']])
})

test('readAttributes() gives spans of the source', () => {
  const text = ' {dir=x}'
  const [found] = readAttributes({ text, start: 10, carrier: 'block' })
  expect(found?.span).toEqual({ start: 12, end: 17 })
})
