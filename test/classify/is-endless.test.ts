import { expect, test } from 'vitest'

import { isEndless } from '../../src/classify/is-endless.ts'

test.each([
  ['tail -f log', true],
  ['sudo watch ls', true],
  ['ping -c 3 localhost', false],
  ['less log', true],
  ['ls -f', false],
  ['journalctl -fu kubelet', true],
  ['dmesg -Tw', true],
  ['docker logs -ft web', true],
  ['docker stats', true],
  ['docker stats --no-stream', false],
  ['sleep infinity', true],
  ['sleep 1d', true],
  ['sleep 3600', false],
  ['valueOf', false],
])('%s is endless: %s', (command, endless) => {
  expect(isEndless(command.split(' '))).toBe(endless)
})
