import { expect, test } from 'vitest'

import { keepIterated } from '../../src/render/keep-iterated.ts'

function countingSource() {
  const counts = { begun: 0 }
  const source: Iterable<number> = {
    *[Symbol.iterator]() {
      counts.begun += 1
      yield* [1, 2, 3]
    },
  }
  return { counts, source }
}

test('keepIterated() gives the same items each time', () => {
  const kept = keepIterated(countingSource().source, 10, () => 1)
  expect([[...kept], [...kept]]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ])
})

test('keepIterated() goes through its source once', () => {
  const { counts, source } = countingSource()
  const kept = keepIterated(source, 10, () => 1)
  for (let time = 0; time < 3; time += 1) expect([...kept]).toHaveLength(3)
  expect(counts.begun).toBe(1)
})

test('keepIterated() gives all items each time where they cost too much to keep', () => {
  const kept = keepIterated(countingSource().source, 5, (item) => item)
  expect([[...kept], [...kept]]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ])
})

test('keepIterated() goes through its source again where it costs too much to keep', () => {
  const { counts, source } = countingSource()
  const kept = keepIterated(source, 5, (item) => item)
  for (let time = 0; time < 2; time += 1) expect([...kept]).toHaveLength(3)
  expect(counts.begun).toBe(2)
})

test('keepIterated() keeps nothing of an iteration that ended early', () => {
  const kept = keepIterated(countingSource().source, 10, () => 1)
  for (const item of kept) if (item === 2) break
  expect([...kept]).toEqual([1, 2, 3])
})

test('keepIterated() tells the cost by the item before', () => {
  const seen: (number | null)[] = []
  const kept = keepIterated(countingSource().source, 10, (_, before) => {
    seen.push(before)
    return 0
  })
  expect([...kept].length).toBe(3)
  expect(seen).toEqual([null, 1, 2])
})
