import { expect, test } from 'vitest'

import { awaitedState, reachesState } from '../../src/classify/awaited-state.ts'

test.each([
  ['Make sure all the nodes show a `Ready` status before you proceed', 'Ready'],
  ['Verify that every pod is running:', 'Running'],
  ['Wait until the deployment becomes available.', 'Available'],
  ['Check that all components are up and running.', 'Running'],
  ['Repeat until the claim is bound.', 'Bound'],
  ['Warten Sie, bis alle Knoten bereit sind.', 'Ready'],
  ['Prüfen, dass alle Pods laufen:', 'Running'],
  ['Attendez que tous les nœuds soient prêts.', 'Ready'],
  ['Espere hasta que los nodos estén listos.', 'Ready'],
  ['Aguarde até que todos os pods estejam em execução.', 'Running'],
  ['모든 파드가 실행 중인지 확인합니다.', 'Running'],
  ['すべてのノードの準備が整うまで待ちます。', 'Ready'],
  ['确保所有节点都已就绪。', 'Ready'],
])('the sentence "%s" wants to see %s', (sentence, state) => {
  expect(awaitedState(sentence)).toBe(state)
})

test.each([
  'Check the available versions:',
  'List the nodes.',
  'The cluster is ready.',
  'Check which processes use the disk.',
  '다음을 실행하여 확인합니다.',
])('the sentence "%s" names no state', (sentence) => {
  expect(awaitedState(sentence)).toBe('')
})

const nodes =
  'NAME     STATUS                     ROLES    AGE\nnode-1   Ready                      <none>   1m\n'
const pods = 'NAME   READY   STATUS    RESTARTS\nweb    1/1     Running   0\n'
test.each([
  ['Ready', nodes, true],
  ['Ready', `${nodes}node-2   NotReady                   <none>   1m\n`, false],
  ['Ready', `${nodes}node-2   Ready,SchedulingDisabled   <none>   1m\n`, true],
  ['Running', pods, true],
  ['Running', `${pods}job    0/1     Completed   0\n`, true],
  ['Running', `${pods}db     0/1     Pending   0\n`, false],
  ['Ready', pods, true],
  ['Ready', `${pods}db     1/2     Running   0\n`, false],
  ['Available', 'NAME     AVAILABLE   PROGRESSING\ncalico   True        False\n', true],
  ['Available', 'NAME     AVAILABLE   PROGRESSING\ncalico   False       True\n', false],
  ['Active', 'Active: active (running) since noon\n', true],
  ['Active', 'Active: inactive (dead)\n', false],
  ['Healthy', 'status: healthy\n', true],
  ['Healthy', 'db: healthy\nweb: unhealthy\n', false],
  ['Ready', '', false],
  ['Ready', 'No resources found\n', false],
  ['Ready', 'NAME   STATUS\n', false],
  ['Ready', `${'A '.repeat(50)}ready\n`, true],
  ['Ready', 'NAME   CPU (CORES)   READY\nweb    1 (2)         1/1\n', true],
])('%s is reached by %j: %s', (state, output, reached) => {
  expect(reachesState(output, state)).toBe(reached)
})
