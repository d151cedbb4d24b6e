import { expect, test } from 'vitest'

import { opensShell } from '../../src/classify/opens-shell.ts'

test.each([
  ['kubectl exec -ti pod -- sh', 'shell'],
  ['sudo vim a', 'terminal'],
  ['ssh host uptime', null],
  ['toString', null],
])('%s opens: %s', (command, opened) => {
  expect(opensShell(command.split(' '))).toBe(opened)
})
