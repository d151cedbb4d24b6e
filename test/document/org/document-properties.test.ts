import { expect, test } from 'vitest'

import { nothingBeside } from '../../../src/document/beside.ts'
import { parseOrg } from '../../../src/document/org/parse-org.ts'

test('setup files that name the next one twice are read a hundred times at most', () => {
  let count = 0
  const text = (path: string): string => {
    count += 1
    const next = Number(path) + 1
    return next > 12 ? '' : `#+SETUPFILE: ${next}\n#+SETUPFILE: ${next}\n`
  }
  parseOrg('a.org', '#+SETUPFILE: 0\n', { ...nothingBeside, text })
  expect(count).toBe(100)
})

test('a setup file counts where it is named, as often as it is', () => {
  const text = '#+SETUPFILE: b\n#+PROPERTY: header-args :dir y\n#+SETUPFILE: b\n'
  const beside = { ...nothingBeside, text: () => '#+PROPERTY: header-args :dir x\n' }
  const { blocks } = parseOrg('a.org', `${text}#+begin_src sh\n#+end_src\n`, beside)
  expect(blocks[0]?.arguments.map(({ value }) => value)).toEqual(['x'])
})

test.each([
  ['drawer', '* a\n:PROPERTIES:\n', ':header-args+: :dir x\n', ':END:\n'],
  ['keyword', '', '#+PROPERTY: header-args+ :dir x\n', ''],
])('a block has 100,000 arguments that each add to a property: %s', (_, above, line, below) => {
  const text = `${above}${line.repeat(100_000)}${below}#+begin_src sh\n#+end_src\n`
  expect(parseOrg('a.org', text).blocks[0]?.arguments).toHaveLength(100_000)
})
