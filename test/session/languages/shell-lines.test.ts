import { expect, test } from 'vitest'

import { shellLines } from '../../../src/session/languages/shell-lines.ts'

test('the mark that ends a text is none of its lines', () => {
  const input = 'RUNBOOK_END\nRUNBOOK_END_\n'
  expect(shellLines({ words: ['cat'], code: '', input })).toBe(
    `cat <<'RUNBOOK_END__'\n${input}RUNBOOK_END__\n`,
  )
})

test('a text that is one long mark is ended in linear time', () => {
  const input = `RUNBOOK_END${'_'.repeat(1_000_000)}\n`
  expect(shellLines({ words: ['cat'], code: '', input })).toContain(`${input.trimEnd()}_\n`)
})
