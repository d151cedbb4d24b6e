/** A kind of cell that changes from run to run: two cells of the same kind count as alike. */
interface VolatileKind {
  readonly pattern: RegExp
  /** Columns that it is looked for in; null for every column. */
  readonly columns: RegExp | null
}

const date = String.raw`\d{4}-\d\d-\d\d`
const time = String.raw`\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?`
const zone = String.raw`(?: ?(?:Z|[A-Z]{3,4}|[+-]\d\d:?\d\d)){0,2}`
const address = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})`

const kinds: readonly VolatileKind[] = [
  {
    pattern: /^(?:(?:\d+(?:\.\d+)?(?:ms|µs|us|ns|[ydhms]))+|<invalid>|<unknown>)(?: ago)?$/,
    columns: null,
  },
  { pattern: new RegExp(`^(?:${date}|${date}[T ]${time}${zone}|${time})$`), columns: null },
  { pattern: /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+$/, columns: null },
  {
    pattern: new RegExp(`^(?:${address}(?:/\\d{1,3}|:\\d{1,5})?|<none>|<pending>)$`),
    columns: null,
  },
  { pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, columns: null },
  { pattern: /^(?:sha\d+:)[0-9a-fA-F]{6,128}$/, columns: null },
  {
    pattern: /^\d+(?: \(.* ago\))?$/,
    columns: /^(?:RESTARTS|PORT|PORTS|PID|RESOURCEVERSION|RESOURCE VERSION|GENERATION)$/,
  },
  {
    pattern: /^\d+(?::\d+)?\/(?:TCP|UDP|SCTP)(?:,\d+(?::\d+)?\/(?:TCP|UDP|SCTP))*$/,
    columns: /^PORT\(S\)$/,
  },
]

/** Two cells of a table and the title of their column, `''` when there is none. */
export interface CellPair {
  readonly expected: string
  readonly actual: string
  readonly column: string
}

/**
 * True when two cells are equal, or both are of one kind that changes from run to run: ages, times, addresses, UUIDs,
 * digests, counts of restarts, and names that differ in the generated parts at their end only.
 */
export function likeCell({ expected, actual, column }: CellPair): boolean {
  if (expected === actual) return true
  const alike = ({ pattern, columns }: VolatileKind): boolean =>
    (columns === null || columns.test(column)) && pattern.test(expected) && pattern.test(actual)
  return kinds.some(alike) || likeName(expected, actual)
}

/** Names of pods and of what controllers make: the same name, then one or two generated parts. */
function likeName(expected: string, actual: string): boolean {
  const [from, to] = [expected.split('-'), actual.split('-')]
  if (from.length !== to.length || from.length < 2) return false
  const shared = from.findIndex((part, index) => part !== to[index])
  const tails = [...from.slice(shared), ...to.slice(shared)]
  return shared >= 1 && from.length - shared <= 2 && tails.every(isGenerated)
}

/** The alphabet of Kubernetes' generated names has no vowels and no 0, 1, 3; replica set hashes are alike. */
function isGenerated(part: string): boolean {
  return /^[bcdfghjklmnpqrstvwxz2456789]{5,10}$/.test(part)
}
