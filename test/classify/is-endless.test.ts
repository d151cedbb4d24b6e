import { expect, test } from 'vitest'

import { isEndless } from '../../src/classify/is-endless.ts'

test.each([
  ['tail -f log', true],
  ['sudo watch ls', true],
  ['ping -c 3 localhost', false],
  ['ls -f', false],
  ['valueOf', false],
])('%s is endless: %s', (command, endless) => {
  expect(isEndless(command.split(' '))).toBe(endless)
})
