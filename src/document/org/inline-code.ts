import type { HeaderText } from '../block.ts'
import { findAllObjects } from './objects/find-objects.ts'
import { bracketEnd, noSettings } from './objects/object-reader.ts'

/** An inline block `src_LANG[HEADERS]{CODE}` or call `call_NAME[INSIDE](ARGUMENTS)[END]`; offsets are in the searched text. */
export interface InlineCode {
  readonly kind: 'src' | 'call'
  /** Language or name of the called block. */
  readonly word: string
  /** Header arguments in brackets, in front of the body and behind it; none or one each. */
  readonly inside: readonly HeaderText[]
  readonly after: readonly HeaderText[]
  /** Code, or arguments of the call. */
  readonly body: string
  readonly start: number
  readonly end: number
}

/** The inline blocks and calls of a text that stands in an element or object of a type (org-syntax, "Objects"). */
export function findInlineCode(text: string, type: string): InlineCode[] {
  if (!/(?:src|call)_/.test(text)) return []
  const found: InlineCode[] = []
  for (const { node, start, end } of findAllObjects(text, type, noSettings)) {
    if (node.type === 'inline-src-block')
      found.push(readInline(text, { kind: 'src', word: node.language, start, end }))
    if (node.type === 'inline-babel-call') {
      const word = /^call_([^ \t\n[(]+)/.exec(node.value)?.[1] ?? ''
      found.push(readInline(text, { kind: 'call', word, start, end }))
    }
  }
  return found
}

function readInline(
  text: string,
  { kind, word, start, end }: Pick<InlineCode, 'kind' | 'word' | 'start' | 'end'>,
): InlineCode {
  let at = start + `${kind}_${word}`.length
  const takeHeader = (): HeaderText[] => {
    const from = at
    const close = at < end ? bracketEnd(text, at, { pair: '[]' }) : -1
    if (close < 0) return []
    at = close
    // Places stay where they are.
    const header = text.slice(from + 1, close - 1).replaceAll('\r\n', ' \n')
    return [{ text: header, start: from + 1 }]
  }
  const inside = takeHeader()
  const close = bracketEnd(text, at, { pair: kind === 'src' ? '{}' : '()' })
  const written = text.slice(at + 1, close - 1).replaceAll('\r\n', '\n')
  const body = kind === 'src' ? written.replace(/\n/g, ' ') : written
  at = close
  return { kind, word, inside, after: kind === 'call' ? takeHeader() : [], body, start, end }
}
