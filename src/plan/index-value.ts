import type { Value } from '../document/value.ts'

/**
 * A part of a value by an index such as `1`, `-1`, `0:2`, `,1` or `1,0` (org-babel-ref-index-list): from 0, negative
 * from the end, ranges inclusive, empty or `*` for all, a comma for the next dimension. One element alone is no list.
 */
export function indexValue(value: Value, index: string): Value {
  const [first = '', ...rest] = index.split(',')
  if (index === '' || !Array.isArray(value)) return value
  const list = value as readonly Value[]
  const inner = rest.join(',')
  const picked = pick(list, first.trim()).map((item) =>
    rest.length > 0 ? indexValue(item, inner) : item,
  )
  return picked.length === 1 ? (picked[0] ?? null) : picked
}

function pick(list: readonly Value[], index: string): readonly Value[] {
  if (index === '' || index === '*') return list
  const range = /^(-?\d+):(-?\d+)$/.exec(index)
  if (range) return list.slice(wrap(list, Number(range[1])), wrap(list, Number(range[2])) + 1)
  if (!/^-?\d+$/.test(index)) return list
  const item = list[wrap(list, Number(index))]
  return item === undefined ? [] : [item]
}

function wrap(list: readonly Value[], at: number): number {
  return at < 0 ? list.length + at : at
}
