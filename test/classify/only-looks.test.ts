import { expect, test } from 'vitest'

import { onlyLooks } from '../../src/classify/only-looks.ts'

test.each([
  ['kubectl get pods | grep web', true],
  ['sudo cat /etc/hosts', true],
  ['kubectl delete pod web', false],
  ['cat a >b', false],
  ['kubectl rollout status deployment/web', true],
  ['kubectl delete events --all', false],
  ['aws ec2 delete-vpc --name list', false],
  ['kubectl get pods -o name | xargs kubectl describe', true],
  ['kubectl get pods -o name | xargs kubectl delete', false],
  ['sort a', true],
  ['sort a -o b', false],
  ['curl -X POST localhost', false],
  ['constructor get pods', false],
])('%s only looks: %s', (script, looks) => {
  expect(onlyLooks(script)).toBe(looks)
})
