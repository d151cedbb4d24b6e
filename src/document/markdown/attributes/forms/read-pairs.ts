import type { WrittenArgument } from '../../../block.ts'
import type { AttributeText, Fault, Reading } from '../reading.ts'
import { flagArgument, wordArgument } from './flag-words.ts'

const token =
  /#(?<id>[^\s}#.,]+)|\.(?<class>[^\s}.,#]+)|(?<flag>\+[\w-]+(?::[\w-]+)?)|(?<key>[A-Za-z][\w:.-]*)(?<assigned>=(?:"(?<double>(?:[^"\\]|\\[^])*)"|'(?<single>[^']*)'|(?<open>["'][^]*)|(?<plain>[^\s}]*?)(?=,?(?:[\s}]|$))))?|[\s,]+|[^]/gy

/** Keys whose values are lists, with commas between the items. */
const listed: ReadonlySet<string> = new Set(['var', 'env'])

/**
 * Reads ids, classes, flags and `key=value` with blanks or commas between them. A key without a value counts where
 * `bareKeys` says so.
 */
export function readPairs(at: AttributeText, { bareKeys }: { bareKeys: boolean }): Reading {
  const found: WrittenArgument[] = []
  const faults: Fault[] = []
  let afterComma = false
  let inWord = false
  for (const match of at.text.matchAll(token)) {
    const [text] = match
    const start = at.start + match.index
    const span = { start, end: start + text.length }
    const groups: TokenGroups = match.groups ?? {}
    const pair: Pair | null = inWord ? null : readToken(groups, { bareKeys, afterComma })
    for (const item of pair ? listItems(pair) : [])
      found.push({ ...item, carrier: at.carrier, span })
    if (!inWord && groups.open !== undefined) faults.push(unclosedQuote(span))
    inWord = !/^[\s,]+$/.test(text) && pair === null
    afterComma = text.startsWith(',')
  }
  return { arguments: found, faults }
}

interface Pair {
  readonly key: string
  readonly value: string | null
}

/** What of the pattern matched. */
interface TokenGroups {
  readonly id?: string
  readonly class?: string
  readonly flag?: string
  readonly key?: string
  readonly assigned?: string
  readonly double?: string
  readonly single?: string
  readonly open?: string
  readonly plain?: string
}

function readToken(
  groups: TokenGroups,
  { bareKeys, afterComma }: { bareKeys: boolean; afterComma: boolean },
): Pair | null {
  const { id, class: tag, flag, key, assigned, double, single, open, plain } = groups
  if (id !== undefined) return { key: 'name', value: id }
  if (tag !== undefined) return { key: 'tag', value: tag }
  if (flag !== undefined) return flagArgument(flag)
  if (key === undefined) return null
  if (assigned !== undefined)
    return { key, value: double?.replace(/\\([^])/g, '$1') ?? single ?? plain ?? open ?? '' }
  if (bareKeys) return { key, value: null }
  return afterComma ? wordArgument(key) : null
}

/** `var="a=1,b=2"` as two. A comma inside of a value in quotes is no separator. */
function listItems({ key, value }: Pair): Pair[] {
  if (!listed.has(key) || value === null) return [{ key, value }]
  const items = value.match(/(?:"(?:[^"\\]|\\[^])*"|,(?!\s*[A-Za-z_][\w-]*=)|[^,])+/g) ?? ['']
  return items.map((item) => ({ key, value: key === 'env' ? oneValue(item.trim()) : item.trim() }))
}

/** `A=b c` as one assignment: behind a blank another one begins only with a name and an equals sign. */
function oneValue(item: string): string {
  const [, name, value] = /^([A-Za-z_]\w*=)([^"][^]*)$/.exec(item) ?? []
  if (name === undefined || value === undefined) return item
  if (!/\s/.test(value) || /\s[A-Za-z_]\w*=/.test(value)) return item
  return `${name}"${value.replace(/["\\]/g, '\\$&')}"`
}

function unclosedQuote(span: Fault['span']): Fault {
  const hint = 'Close it, or put a backslash in front of a double quote that belongs to the value.'
  return { code: 'E_HEADER_ARGUMENT', reason: 'nothing closes the quote', hint, span }
}
