/** How much there is to keep of an item; `before` is the one above, or null. */
type CostOf<Item> = (item: Item, before: Item | null) => number

/**
 * Keeps what a first full iteration gives, so that it is made once however often it is asked for; what costs more than
 * `most` together is made anew each time.
 */
export function keepIterated<Item>(
  source: Iterable<Item>,
  most: number,
  costOf: CostOf<Item>,
): Iterable<Item> {
  let kept: readonly Item[] | null = null
  let isTooMuch = false
  function* first(): Generator<Item, void, undefined> {
    let seen: Item[] = []
    let cost = 0
    let before: Item | null = null
    for (const item of source) {
      if (!isTooMuch) {
        cost += costOf(item, before)
        before = item
        seen.push(item)
        isTooMuch = cost > most
        if (isTooMuch) seen = []
      }
      yield item
    }
    if (!isTooMuch) kept = seen
  }
  return { [Symbol.iterator]: () => (kept ?? first())[Symbol.iterator]() }
}
