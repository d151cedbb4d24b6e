import { expect, test } from 'vitest'

import { indexLines } from '../../../src/document/line-index.ts'
import { nodeProperties } from '../../../src/document/org/node-properties.ts'
import { parseOrg } from '../../../src/document/org/parse-org.ts'
import { scanElements } from '../../../src/document/org/scan-elements.ts'

/** Far more than a pattern could go through from each of them. */
const blanks = ' '.repeat(200_000)

function properties(...written: string[]): [string, string, number][] {
  const text = ['* a', ':PROPERTIES:', ...written, ':END:', ''].join('\n')
  const lines = indexLines('a.org', text)
  const drawer = scanElements(lines).elements.find(({ type }) => type === 'property-drawer')
  const found = drawer ? nodeProperties(lines, drawer) : []
  return found.map(({ key, value, start }) => [key, value, start])
}

test('nodeProperties() gives keys and values with their offsets', () => {
  expect(properties(':ID: x y  ', '  :header-args:sh+:   :dir a', ':empty:')).toEqual([
    ['ID', 'x y', 22],
    ['header-args:sh+', ':dir a', 50],
    ['empty', '', 64],
  ])
})

test('nodeProperties() leaves out lines of other shapes', () => {
  expect(properties('text', ':a:b', ': a')).toEqual([])
})

test('a property keeps the blanks within its value, however many', () => {
  expect(properties(`:a: b${blanks}c`)).toEqual([['a', `b${blanks}c`, 21]])
})

test('a name keeps the blanks within it, however many', () => {
  const { blocks } = parseOrg('/d/a.org', `#+name: a${blanks}b\n#+begin_src sh\n#+end_src\n`)
  expect(blocks.map(({ name }) => name)).toEqual([`a${blanks}b`])
})

test('a keyword keeps the blanks within its value, however many', () => {
  const text = `#+property: header-args :dir a${blanks}b\n#+begin_src sh\n#+end_src\n`
  const { blocks } = parseOrg('/d/a.org', text)
  expect(blocks[0]?.arguments.map(({ value }) => value)).toEqual([`a${blanks}b`])
})
