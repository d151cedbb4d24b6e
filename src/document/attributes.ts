import type { ArgumentCarrier, RawArgument } from './block.ts'
import { lexHeaderArguments } from './header-arguments.ts'

/** Attribute text of a Markdown carrier: an info string behind its language, or a comment. */
export interface AttributeText {
  readonly text: string
  /** Offset of the text in the source. */
  readonly start: number
  readonly carrier: ArgumentCarrier
}

/**
 * Reads attributes in each form that people write behind a fence's language: JSON (Runme), `{#id .class k=v}`
 * (Pandoc), `:key value` (Org) and bare `key=value`. Bare words are no attributes and are left alone.
 */
export function readAttributes(at: AttributeText): RawArgument[] {
  const open = at.text.indexOf('{')
  const close = at.text.lastIndexOf('}')
  if (open >= 0 && close > open) {
    const inside = at.text.slice(open, close + 1)
    const nested = { ...at, text: inside, start: at.start + open }
    return (
      readJson(nested) ??
      readPairs({ ...nested, text: inside.slice(1, -1), start: nested.start + 1 })
    )
  }
  return /(?:^|[ \t]):\S/.test(at.text) ? readOrg(at) : readPairs(at)
}

function readOrg(at: AttributeText): RawArgument[] {
  return lexHeaderArguments(` ${at.text}`).map(({ key, value, start, end }) => ({
    key,
    value,
    carrier: at.carrier,
    span: { start: at.start + start - 1, end: at.start + end - 1 },
  }))
}

function readJson(at: AttributeText): RawArgument[] | null {
  const value = parseJson(at.text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const span = { start: at.start, end: at.start + at.text.length }
  return Object.entries(value).map(([key, member]) => ({
    key,
    value: typeof member === 'string' ? member : JSON.stringify(member),
    carrier: at.carrier,
    span,
  }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const pair =
  /#(?<id>[^\s}#.,]+)|(?<key>[A-Za-z][\w:.-]*)=(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,}]+)/g

function readPairs(at: AttributeText): RawArgument[] {
  return [...at.text.matchAll(pair)].map((match) => {
    const { id, key, value } = match.groups ?? {}
    const start = at.start + match.index
    return {
      key: key ?? 'name',
      value: id ?? unquote(value ?? ''),
      carrier: at.carrier,
      span: { start, end: start + match[0].length },
    }
  })
}

function unquote(value: string): string {
  if (value.startsWith('"')) return value.slice(1, -1).replace(/\\(.)/g, '$1')
  return value.startsWith("'") ? value.slice(1, -1) : value
}
