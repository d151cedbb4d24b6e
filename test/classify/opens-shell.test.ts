import { expect, test } from 'vitest'

import { opensShell } from '../../src/classify/opens-shell.ts'

test.each([
  ['kubectl exec -ti pod -- sh', 'shell'],
  ['sudo vim a', 'terminal'],
  ['ssh host uptime', null],
  ['ssh -tti key host', 'shell'],
  ['ssh -p22 host', 'shell'],
  ['ssh -p 22 host uptime', null],
  ['ssh -fN -L 80:web:80 host', null],
  ['toString', null],
])('%s opens: %s', (command, opened) => {
  expect(opensShell(command.split(' '))).toBe(opened)
})
