import { expect, test } from 'vitest'

import { opensShell } from '../../src/classify/opens-shell.ts'
import { simpleCommands } from '../../src/classify/simple-commands.ts'

test.each([
  ['kubectl exec -ti pod -- sh', 'shell'],
  ['sudo vim a', 'terminal'],
  ['ssh host uptime', null],
  ['ssh -tti key host', 'shell'],
  ['ssh -p22 host', 'shell'],
  ['ssh -p 22 host uptime', null],
  ['ssh -fN -L 80:web:80 host', null],
  ['toString', null],
  ['docker run -it --name a -p 80:80 image:1 pwd', null],
  ['docker run --rm -it -v x:/y image bash -l', 'shell'],
  ['sudo podman run -ti image', 'shell'],
  ['docker run -dit --name a image', null],
  ['docker run -it -e A=b image sh -c ls', null],
  ['curl -sf https://get.example.org | sh', null],
  ['cat script |\n  sudo bash', null],
  ['bash < script', null],
  ["ssh host <<'END'\nuptime\nEND", null],
  ['sh 2>errors', 'shell'],
  ['test -e a || bash', 'shell'],
  ['ls | wc -l; bash', 'shell'],
])('%s opens: %s', (command, opened) => {
  const last = simpleCommands(command).at(-1)
  expect(last && opensShell(last)).toBe(opened)
})
