import fc from 'fast-check'
import { expect, test } from 'vitest'

import { plainLines } from '../../src/session/plain-lines.ts'
import { splitScript } from '../../src/session/split-script.ts'
import { fuzzed } from '../fuzzed.ts'

const complete = [
  'true',
  'echo "a b" $x',
  "  printf '%s\\n' 'a # b'",
  'cat <in >out 2>&1',
  'a=1; b="$a c"',
  'ls | wc -l && echo $?',
  '',
]

test('complete lines are the groups that the parser finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...complete), { maxLength: 5 }), async (lines) => {
      const script = ['true', ...lines].join('\n')
      expect(plainLines(script)).toEqual(await splitScript(script))
    }),
    { numRuns: fuzzed(50) },
  )
})

test('blank lines are no groups', () => {
  expect(plainLines('\n\ntrue\n \nls\n')).toEqual(['true', 'ls'])
})

test('a line of many variables is left to the parser without trying every way to cut their names', () => {
  expect(plainLines(`echo ${'$VARIABLE '.repeat(40)}$(id)`)).toBeNull()
})

test('a line of many variables is complete', () => {
  const line = `echo ${'"$VARIABLE $x" $$ $? '.repeat(40)}`
  expect(plainLines(line)).toEqual([line])
})

test.each([
  ['a quote over two lines', "echo 'a\nb'"],
  ['a here-document', 'cat <<EOF\na\nEOF'],
  ['a loop', 'for i in 1 2\ndo echo $i\ndone'],
  ['a condition', 'if true; then\necho\nfi'],
  ['a function', 'f() {\necho\n}'],
  ['a pipe that goes on', 'ls |\nwc'],
  ['a command behind and', 'true &&\nls'],
  ['a line that is continued', 'echo a \\\nb'],
  ['a substitution', 'x=$(\nls)'],
  ['a list of words', 'a=(1\n2)'],
  ['a comment', '# note\nls'],
])('%s is left to the parser', (_, script) => {
  expect(plainLines(script)).toBeNull()
})
