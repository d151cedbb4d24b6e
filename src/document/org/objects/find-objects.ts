import type { Span } from '../../line-index.ts'
import { entity, latexFragment, lineBreak } from './backslash.ts'
import { BracketEnds } from './bracket-ends.ts'
import { footnoteReference, radioTarget, statisticsCookie, target, timestamp } from './bracketed.ts'
import { citation } from './citation.ts'
import { emacsSpace } from './emacs-space.ts'
import { emphasis } from './emphasis.ts'
import { exportSnippet, inlineCall, inlineSource, macro } from './inserted.ts'
import { linkTypes } from './link-types.ts'
import { link, radioLink } from './link.ts'
import type { ObjectReader, ObjectSettings, ReadObject } from './object-reader.ts'
import type { ObjectType } from './object.ts'
import { objectsIn } from './restrictions.ts'
import { script } from './script.ts'
import { wordStart } from './word-start.ts'

/** Where an object may begin; its reader looks closer. */
const openings = new RegExp(
  [
    String.raw`[_^][-{(*+.,\p{L}\p{N}]`,
    `[*~=+_/][^${emacsSpace}]`,
    `${wordStart}(?:(?:${linkTypes}):|(?:src|call)_)`,
    String.raw`\[(?:fn:|cite[/:]|[0-9]|%\]|/[0-9]*\]|\[)`,
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
  '[': [link, footnoteReference, citation, timestamp, statisticsCookie],
}
const wordReaders: readonly ObjectReader[] = [inlineSource, inlineCall, link]

/** Objects nest no deeper; what would is text. */
export const deepest = 64

/** An object with its offsets, and those of the objects inside of it. */
export interface FoundObject extends ReadObject {
  readonly start: number
}

/**
 * The outermost objects of a text that stands in an element or object of a type, in order, from an offset on where one
 * may begin. The text is taken alone, as Org does: its ends are ends of a line.
 */
export function* findObjects(
  text: string,
  type: string,
  settings: ObjectSettings,
  from = 0,
): Generator<FoundObject> {
  const allowed = objectsIn(type)
  const reading = readingOf(text, settings)
  let found = nextObject(reading, from, allowed)
  for (; found; found = nextObject(reading, found.end, allowed)) yield found
}

/** An object with its offsets. */
type PlacedObject = Pick<FoundObject, 'node' | 'start' | 'end'>

/** Every object that `findObjects` finds, each before those within it; offsets are in the whole text. */
export function findAllObjects(
  text: string,
  type: string,
  settings: ObjectSettings,
  from = 0,
): Generator<PlacedObject> {
  return withInner(findObjects(text, type, settings, from), { text, settings, depth: 0 })
}

function* withInner(
  objects: Iterable<FoundObject>,
  { text, settings, depth }: { text: string; settings: ObjectSettings; depth: number },
): Generator<PlacedObject> {
  for (const { node, start, end, inside } of objects) {
    yield { node, start, end }
    if (!inside || depth >= deepest) continue
    const within = text.slice(inside.start, inside.end)
    const inner = findObjects(within, node.type, settings)
    for (const other of withInner(inner, { text: within, settings, depth: depth + 1 }))
      yield { ...other, start: inside.start + other.start, end: inside.start + other.end }
  }
}

type Reading = Omit<Parameters<ObjectReader['read']>[0], 'at'> & {
  /** The next mention of a radio target, null for none; not set as long as it is not known. */
  readonly ahead: { mention?: Span | null }
}

function readingOf(text: string, settings: ObjectSettings): Reading {
  return { text, settings, exhausted: new Map(), brackets: new BracketEnds(text), ahead: {} }
}

function nextObject(
  reading: Reading,
  from: number,
  allowed: readonly ObjectType[],
): FoundObject | null {
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
      if (object && allowed.includes(object.node.type)) return { ...object, start }
    }
    openings.lastIndex = start + 1
  }
  return radio
}

/** The next mention of a radio target; what was found ahead is not looked for again. */
function nextRadio(reading: Reading, from: number): FoundObject | null {
  const { text, settings, ahead } = reading
  if (!settings.radio) return null
  if (ahead.mention === undefined || (ahead.mention !== null && ahead.mention.start < from))
    ahead.mention = settings.radio.next(text, from)
  return ahead.mention && { ...radioLink(text, ahead.mention), start: ahead.mention.start }
}
