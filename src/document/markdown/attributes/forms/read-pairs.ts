import type { WrittenArgument } from '../../../block.ts'
import type { AttributeText, Fault, Reading } from '../reading.ts'
import type { Setting } from '../synonyms.ts'
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
    const pair: Setting | null = inWord ? null : readToken(groups, { bareKeys, afterComma })
    for (const item of pair ? listItems(pair) : [])
      found.push({ ...item, carrier: at.carrier, span })
    if (!inWord && groups.open !== undefined) faults.push(unclosedQuote(span))
    inWord = !/^[\s,]+$/.test(text) && pair === null
    afterComma = text.startsWith(',')
  }
  return { arguments: found, faults }
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
): Setting | null {
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
function listItems({ key, value }: Setting): Setting[] {
  if (!listed.has(key) || value === null) return [{ key, value }]
  return assignments(value).map((text) => {
    const item = text.trim()
    return { key, value: key === 'env' ? oneValue(item) : item }
  })
}

/** The pieces between commas that a name and an equals sign follow; one of all where nothing is written. */
function assignments(text: string): string[] {
  const cuts = separators(text)
  const pieces = [...cuts, text.length].map((end, at) => {
    return text.slice(at === 0 ? 0 : (cuts[at - 1] ?? 0) + 1, end)
  })
  const written = pieces.filter((piece) => piece !== '')
  return written.length === 0 ? [''] : written
}

/** Offsets of such commas. Behind a quote that nothing closes no other is closed, so quotes are looked at once. */
function separators(text: string): number[] {
  const cuts: number[] = []
  let pattern = separatorOrQuote
  for (let at = 0; ;) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return cuts
    const { 0: part, 1: close, index } = found
    const isOpen = close === ''
    if (part === ',') cuts.push(index)
    if (isOpen) pattern = separator
    at = isOpen ? index + 1 : index + part.length
  }
}

const separator = /,(?=\s*[A-Za-z_][\w-]*=)/g
const separatorOrQuote = new RegExp(String.raw`"(?:[^"\\]|\\[^])*("|$)|${separator.source}`, 'g')

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
