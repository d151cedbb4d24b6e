import fc from 'fast-check'
import { expect, test } from 'vitest'

import { inferredNames } from '../../src/document/inferred-names.ts'
import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'

const fence = (code: string, info = 'sh') => `~~~${info}\n${code}\n~~~\n\n`
const names = (...fences: string[]) => inferredNames(parseMarkdown('a.md', fences.join('')))

// Runme 3.13: sanitizeName() and TryGetNonCommentLine().
for (const [code, name] of [
  ['npm install', 'npm-install'],
  ['npm run build', 'npm-run'],
  ['make', 'make'],
  ['$ echo "Hello, runme!"', 'echo-hello'],
  ['  echo hi', 'echo-hi'],
  ['# a comment\n\necho hi # and one more', 'echo-hi'],
  ['# nothing but a comment', 'nothing'],
  ['\n# a comment', ''],
  ['export FOO_BAR=1', 'export-foobar'],
  ['FOO=1 make', 'foo'],
  ['ls -la', 'ls-la'],
  ['cd ..', 'cd-'],
  ['npm  install', 'npm-'],
  ['./run.sh now', 'runsh-now'],
  ['docker-compose up', 'dockercompose-up'],
  ['echo größe', 'echo-gre'],
  ['a-command-that-is-longer-than-its-limit of bytes', 'acommandthatislongerthanit'],
  ['', ''],
] as const) {
  test(`inferredNames() calls a block "${name}" that says ${JSON.stringify(code)}`, () => {
    expect(names(fence(code))).toEqual([name])
  })
}

test('inferredNames() numbers blocks of one name', () => {
  expect(names(fence('make'), fence('make all'), fence('make'), fence('make'))).toEqual([
    'make',
    'make-all',
    'make-2',
    'make-3',
  ])
})

test('inferredNames() leaves a name to the block that has it in writing', () => {
  expect(names(fence('make'), fence('true', 'sh {name=make}'))).toEqual(['make-2', 'make'])
})

test('inferredNames() infers nothing in Org', () => {
  expect(inferredNames(parseOrg('a.org', '#+begin_src sh\nmake\n#+end_src\n'))).toEqual([''])
})

test('inferredNames() gives each block a name of its own', () => {
  const block = fc
    .tuple(fc.constantFrom('a', 'a 2', 'a-2', '#', 'b=1'), fc.constantFrom('', 'a', 'a-2', 'b'))
    .map(([code, name]) => fence(code, name === '' ? 'sh' : `sh {name=${name}}`))
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const given = names(...blocks).filter(Boolean)
      expect(new Set(given).size).toBe(given.length)
    }),
  )
})
