import { LispPair, type LispValue, LispVector } from './lisp-value.ts'

/** Far beyond any header argument, in items and UTF-16 code units. */
const largest = 1_000_000

/**
 * True for values that together are as large as a document may make them. A list that holds another several times takes no more
 * memory for that, but its text does, so what is written out is counted, and no further than the limit.
 */
export function isOfCommonSize(values: readonly LispValue[]): boolean {
  let size = 0
  const open: Iterator<LispValue, unknown>[] = [values.values()]
  for (let items = open.at(-1); items; items = open.at(-1)) {
    const { done, value } = items.next()
    if (done === true) open.pop()
    else if (typeof value === 'string') size += value.length
    else if (value instanceof LispVector) open.push(value.items.values())
    else if (value instanceof LispPair)
      open.push(value.items.values(), [value.tail as LispValue].values())
    else if (Array.isArray(value)) open.push((value as readonly LispValue[]).values())
    size += 1
    if (size > largest) return false
  }
  return true
}
