import type { MacroNode, NodeType, OrgNode } from '../tree/node.ts'
import { entity, latexFragment, lineBreak } from './backslash.ts'
import { footnoteReference, radioTarget, statisticsCookie, target, timestamp } from './bracketed.ts'
import { emphasis } from './emphasis.ts'
import { exportSnippet, inlineCall, inlineSource, macro } from './inserted.ts'
import { linkTypes } from './link-types.ts'
import { link, radioLink } from './link.ts'
import type { ObjectReader, ObjectSettings, ReadObject } from './object-reader.ts'
import { objectsIn } from './restrictions.ts'
import { script } from './script.ts'

/** Where an object may begin; its reader looks closer. */
const openings = new RegExp(
  [
    String.raw`[_^][-{(*+.,\p{L}\p{N}]`,
    String.raw`[*~=+_/]\S`,
    String.raw`(?<![\p{L}\p{N}])(?:(?:${linkTypes}):|(?:src|call)_)`,
    String.raw`\[(?:fn:|[0-9]|%\]|/[0-9]*\]|\[)`,
    '@@',
    String.raw`\{\{\{`,
    `<(?:%%|<|[0-9]|(?:${linkTypes}):)`,
    String.raw`\$`,
    String.raw`\\(?:[a-zA-Z[(]|\\[ \t]*$|_ +)`,
  ].join('|'),
  'gmu',
)

/** Readers by the first character, in the order in which they are tried; other characters begin plain links and inline code. */
const readers: Readonly<Record<string, readonly ObjectReader[]>> = {
  '*': [emphasis],
  '/': [emphasis],
  '+': [emphasis],
  '=': [emphasis],
  '~': [emphasis],
  _: [emphasis, script],
  '^': [script],
  '@': [exportSnippet],
  '{': [macro],
  $: [latexFragment],
  '\\': [lineBreak, entity, latexFragment],
  '<': [radioTarget, target, timestamp, link],
  '[': [link, footnoteReference, timestamp, statisticsCookie],
}
const wordReaders: readonly ObjectReader[] = [inlineSource, inlineCall, link]

/** Objects nest no deeper; what would is text. */
const deepest = 64

/**
 * Reads the objects of a text that stands in an element or object of a type. The text is taken alone, as Org does: its
 * ends are ends of a line.
 */
export function readObjects(
  text: string,
  type: NodeType,
  settings: ObjectSettings,
  depth = 0,
): OrgNode[] {
  const allowed = objectsIn(type)
  const exhausted = new Map<string, number>()
  const nodes: OrgNode[] = []
  let at = 0
  while (depth < deepest) {
    const found = nextObject({ text, settings, exhausted }, at, allowed)
    if (!found) break
    if (found.start > at) nodes.push(textNode(text.slice(at, found.start)))
    const { node, end, inside } = found.object
    at = node.type === 'line-break' ? end : blanksEnd(text, end)
    const children = inside
      ? readObjects(text.slice(inside.start, inside.end), node.type, settings, depth + 1)
      : []
    nodes.push({ ...node, parent: null, children, postBlank: at - end } as OrgNode)
  }
  if (at < text.length) nodes.push(textNode(text.slice(at)))
  return nodes
}

/** The macros in a text that stands in an element of a type, by their offsets, in their order. */
export function* macrosIn(
  text: string,
  type: NodeType,
  settings: ObjectSettings,
  offset = 0,
): Generator<{ readonly macro: MacroNode; readonly start: number; readonly end: number }> {
  const allowed = objectsIn(type)
  const reading = { text, settings, exhausted: new Map<string, number>() }
  let found = nextObject(reading, 0, allowed)
  for (; found; found = nextObject(reading, found.object.end, allowed)) {
    const { start, object } = found
    if (object.node.type === 'macro')
      yield { macro: object.node as MacroNode, start: offset + start, end: offset + object.end }
    if (!object.inside) continue
    const inside = text.slice(object.inside.start, object.inside.end)
    yield* macrosIn(inside, object.node.type, settings, offset + object.inside.start)
  }
}

/** Plain text as a node. */
export function textNode(value: string): OrgNode {
  return { type: 'text', value, parent: null, children: [], postBlank: 0 }
}

type Reading = Omit<Parameters<ObjectReader['read']>[0], 'at'>

function nextObject(
  reading: Reading,
  from: number,
  allowed: readonly NodeType[],
): { start: number; object: ReadObject } | null {
  const { text } = reading
  const radio = allowed.includes('link') ? nextRadio(reading, from) : null
  const limit = radio ? radio.start : Infinity
  openings.lastIndex = from
  for (let match = openings.exec(text); match; match = openings.exec(text)) {
    const start = match.index
    if (start > limit) break
    const tried = readers[text[start] ?? ''] ?? wordReaders
    for (const reader of tried) {
      if (!reader.types.some((type) => allowed.includes(type))) continue
      const object = reader.read({ ...reading, at: start })
      if (object && allowed.includes(object.node.type)) return { start, object }
    }
    openings.lastIndex = start + 1
  }
  return radio
}

function nextRadio({ text, settings }: Reading, from: number) {
  if (!settings.radio) return null
  settings.radio.lastIndex = from
  const match = settings.radio.exec(text)
  if (!match) return null
  const object = radioLink(match)
  return { start: object.inside?.start ?? match.index, object }
}

function blanksEnd(text: string, from: number): number {
  let end = from
  while (text[end] === ' ' || text[end] === '\t') end += 1
  return end
}
