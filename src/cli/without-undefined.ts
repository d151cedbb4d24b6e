/** The entries of an object that have a value. */
export function withoutUndefined<Value>(
  given: Readonly<Record<string, Value | undefined>>,
): Record<string, Value> {
  const isThere = (entry: [string, Value | undefined]): entry is [string, Value] =>
    entry[1] !== undefined
  return Object.fromEntries(Object.entries(given).filter(isThere))
}
