import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { argumentCompleter } from '../../src/plan/argument-completer.ts'
import { completeArguments } from '../../src/plan/complete-arguments.ts'

const words = [
  ':tangle a.sh',
  ':tangle b/c.sh',
  ':tangle no',
  ':tangle 5',
  ':tangle',
  ":tangle 'symbol",
  ':tangle (concat "a" "b")',
  ':tangle (getenv "HOME")',
  ':var x=1',
  ':var x=other',
  ':results',
  ':results output',
  ':results value silent',
  ':eval never',
  ':eval query',
  ':session s',
  ':retsy 3',
  ':shebang "#!/bin/sh"',
  ':background yes',
  ':needs other',
  ':unless true',
  ':creates x',
  ':timeout soon',
]
const block = fc.record({
  language: fc.constantFrom('sh', 'bash', 'fish', 'python', 'sed', 'elisp', 'text', ''),
  line: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }),
  header: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 1 }),
})

test('argumentCompleter() finds for every block what completeArguments() finds for it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 12 }),
      fc.constantFrom({}, { timeout: '1m' }, { tangle: 'all.sh' }),
      async (blocks, overrides: Readonly<Record<string, string>>) => {
        const text = blocks.map(({ language, line, header }) => {
          const above = header.map((argument) => `#+header: ${argument}\n`).join('')
          return `${above}#+begin_src ${language} ${line.join(' ')}\ntrue\n#+end_src\n`
        })
        const document = await parseDocument('a.org', Buffer.from(text.join('\n')))
        const settings = { defaults: {}, overrides }
        const complete = argumentCompleter(document, settings)
        expect(document.blocks.map(complete)).toEqual(
          document.blocks.map((one) => completeArguments(document, one, settings)),
        )
      },
    ),
  )
})
