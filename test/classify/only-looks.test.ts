import { expect, test } from 'vitest'

import { onlyLooks } from '../../src/classify/only-looks.ts'

test.each([
  ['kubectl get pods | grep web', true],
  ['sudo cat /etc/hosts', true],
  ['kubectl delete pod web', false],
  ['cat a >b', false],
  ['curl -X POST localhost', false],
  ['constructor get pods', false],
])('%s only looks: %s', (script, looks) => {
  expect(onlyLooks(script)).toBe(looks)
})
