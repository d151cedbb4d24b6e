import { expect, test } from 'vitest'

import { compoundDepth } from '../../src/classify/compound-depth.ts'

const cases: readonly (readonly [text: string, depth: number])[] = [
  ['kubectl get nodes', 0],
  ['for i in 1 2; do', 1],
  ['  until test -e x; do sleep 1; done', 0],
  ['restart() {', 1],
  ['  if true; then', 1],
  ['}', -1],
  ['  done', -1],
  ['echo "for the record; do {"', 0],
  [String.raw`echo \" now; for i in "a"; do`, 1],
  ['# if all else fails', 0],
  ['echo done', 0],
  ['if a; then if b; then c; fi fi', 0],
  ['true;# then if x', 0],
  ['echo \\\n if x', 0],
]

test.each(cases)('compoundDepth() of %j is %d', (text, depth) => {
  expect(compoundDepth(text)).toBe(depth)
})
