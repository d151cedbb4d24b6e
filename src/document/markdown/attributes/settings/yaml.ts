import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, Scalar } from 'yaml'

import type { Span } from '../../../line-index.ts'
import type { Fault } from '../reading.ts'
import type { Entry, EntryValue } from './entry.ts'
import { nestsDeeply } from './nests-deeply.ts'

/** The top map of a YAML text. */
export interface YamlReading {
  readonly entries: readonly Entry[]
  readonly faults: readonly Fault[]
  /** True when the text is a map, or nothing. */
  readonly isMap: boolean
}

const hint = 'Write valid YAML: "key: value", with the same indentation for the keys of a map.'

/** More characters than these are no settings; the parser needs more time than they are worth. */
const longest = 1 << 16

/** Reads YAML 1.2 whose text stands at an offset of the source; aliases are not followed. */
export function readYaml(text: string, start: number): YamlReading {
  const whole = { start, end: start + text.length }
  if (text.length > longest) return { entries: [], faults: [tooMuch(whole)], isMap: true }
  if (nestsDeeply(text)) return { entries: [], faults: [tooDeep(whole)], isMap: true }
  const { contents, errors } = parseDocument<Node, false>(text, {
    prettyErrors: false,
    uniqueKeys: false,
    keepSourceTokens: false,
  })
  // What is missing at the end is missing behind the last word.
  const last = text.trimEnd().length
  // The first mistake explains the others.
  const faults = errors.slice(0, 1).map(({ message, pos: [from, to] }): Fault => {
    const span = { start: start + Math.min(from, last), end: start + Math.min(to, last + 1) }
    return { code: 'E_FORMAT', reason: message, hint, span }
  })
  const entries = faults.length > 0 ? [] : entriesOf(contents, { text, start })
  const isNothing = contents === null || (isScalar(contents) && contents.value === null)
  return { entries, faults, isMap: isMap(contents) || isNothing }
}

function tooMuch(span: Span): Fault {
  const reason = `settings may have ${longest} characters`
  return { code: 'E_FORMAT', reason, hint: 'Move what is no setting elsewhere.', span }
}

/** A YAML text and its offset in the source. */
interface YamlText {
  readonly text: string
  readonly start: number
}

function entriesOf(node: unknown, at: YamlText): Entry[] {
  if (!isMap(node)) return []
  return node.items.flatMap(({ key, value }): Entry[] => {
    if (!isScalar(key) || !key.range) return []
    const end = (value as Node | null)?.range?.[1] ?? key.range[1]
    const span = { start: at.start + key.range[0], end: at.start + end }
    return [{ key: textOf(key) ?? '', value: valueOf(value, at), span }]
  })
}

function valueOf(node: unknown, at: YamlText): EntryValue {
  if (isSeq(node)) return { type: 'list', items: node.items.map((item) => valueOf(item, at)) }
  if (isMap(node)) {
    const source = at.text.slice(node.range?.[0], node.range?.[1])
    return { type: 'map', entries: entriesOf(node, at), source }
  }
  if (isScalar(node))
    return { type: 'text', text: textOf(node), quoted: node.type !== Scalar.PLAIN }
  return { type: 'text', text: isAlias(node) ? `*${node.source}` : null, quoted: false }
}

/** A scalar as its author wrote it, so that `1.0` and `on` stay what they are. */
function textOf(scalar: Scalar): string | null {
  if (scalar.value === null) return null
  return scalar.source ?? ''
}

function tooDeep(span: Span): Fault {
  const reason = 'the YAML is nested too deeply'
  return { code: 'E_FORMAT', reason, hint: 'Nest it less.', span }
}
