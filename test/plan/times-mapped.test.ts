import { expect, test } from 'vitest'

import type { Block } from '../../src/document/block.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'
import { timesMapped } from '../../src/plan/times-mapped.ts'

/** How often the one block of a text is come upon. */
function timesOf(source: string): number {
  const document = parseOrg('/a.org', source)
  return timesMapped(document, document.blocks[0] as Block)
}

test.each([
  ['a plain block', '#+begin_src sh\nls\n#+end_src\n', 1],
  ['a block without a language', '#+begin_src\nls\n#+end_src\n', 0],
  [
    'a block that opens again behind what begins like its end',
    '#+begin_src sh\n#+end_srcx\n#+begin_src y\nls\n#+end_src\n',
    2,
  ],
])('%s', (_, source, times) => {
  expect(timesOf(source)).toBe(times)
})

test('a block of thousands of such lines makes no file of their square', () => {
  const again = '#+end_srcx\n#+begin_src y\n'
  expect(timesOf(`#+begin_src sh\n${again.repeat(20_000)}#+end_src\n`)).toBe(10)
})
