import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineStart, lineText, placeOf, type Span } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { nodeProperties } from '../../document/org/node-properties.ts'
import { type ObjectText, objectTexts } from '../../document/org/object-texts.ts'
import { findAllObjects } from '../../document/org/objects/find-objects.ts'
import { noSettings } from '../../document/org/objects/object-reader.ts'
import { type Place, RunbookError } from '../../errors.ts'
import { nearest } from '../../plan/nearest.ts'
import { readKeyword } from '../tree/export-settings.ts'
import type { MacroPlace, MacroTemplates } from './macro-templates.ts'

/** Far beyond any document; more is an attack or a mistake. */
const limits = { expansions: 10_000, length: 1 << 24, read: 1 << 25 } as const

/** Keywords whose values hold macros. */
const parsedKeywords: ReadonlySet<string> = new Set(['TITLE', 'SUBTITLE', 'DATE', 'AUTHOR'])

/**
 * The edits that replace a document's macros, where Org reads them: not in code, not in verbatim text (Org manual, "Macro
 * Replacement"). The macro `results` stays unless it is among the templates.
 * @throws RunbookError E_NO_SUCH_NAME for one that nothing defines, E_REFUSED for one in Emacs Lisp or that goes on
 * without end.
 */
export function expandMacros(document: OrgDocument, templates: MacroTemplates): Edit[] {
  if (!document.source.includes('{{{')) return []
  const edits: Edit[] = []
  const expansion = new Expansion(document, templates)
  let place: MacroPlace = { properties: new Map() }
  for (const element of document.elements) {
    if (element.type === 'headline') place = { properties: new Map() }
    if (element.type === 'property-drawer') place = { properties: propertiesOf(document, element) }
    for (const { start, end, type } of textsOf(document, element)) {
      const before = document.source.slice(start, end)
      if (!before.includes('{{{')) continue
      const text = expansion.expand({ start, end, type }, place)
      if (text !== before) edits.push({ start, end, text })
    }
  }
  return edits
}

function propertiesOf({ lines }: OrgDocument, drawer: OrgElement): ReadonlyMap<string, string> {
  return new Map(nodeProperties(lines, drawer).map(({ key, value }) => [key.toUpperCase(), value]))
}

/** The stretches of an element's source that hold macros: those of some keywords, too. */
function* textsOf({ lines }: OrgDocument, element: OrgElement): Generator<ObjectText> {
  yield* objectTexts(lines, element)
  if (element.type !== 'keyword') return
  const { start, end } = element
  if (parsedKeywords.has(readKeyword(lineText(lines, start))[0]))
    yield { start: lineStart(lines, start), end: lineStart(lines, end), type: 'keyword' }
}

/** The first macro of a text that begins at an offset or behind it; what is in front of `settled` is not read. */
function macroFrom(text: string, type: string, { from, settled }: Progress) {
  let [before, end] = [settled, settled]
  for (const found of findAllObjects(text, type, noSettings, settled)) {
    if (found.start >= end) [before, end] = [end, found.end]
    const { node } = found
    if (node.type === 'macro' && found.start >= from)
      return { macro: node, start: found.start, end: found.end, settled: before }
  }
  return null
}

/** How far the macros of a text are expanded. */
interface Progress {
  readonly from: number
  /** Objects in front of it are closed: what comes later changes none. */
  readonly settled: number
}

interface Macro {
  /** Its name in small letters. */
  readonly key: string
  readonly arguments: readonly string[]
}

/** Expands macros one after the other, also those that come out of others. */
class Expansion {
  readonly #document: OrgDocument
  readonly #templates: MacroTemplates
  #expansions = 0
  #length = 0
  /** Characters that were looked through for macros. */
  #read = 0

  constructor(document: OrgDocument, templates: MacroTemplates) {
    this.#document = document
    this.#templates = templates
  }

  expand({ start: from, end: to, type }: ObjectText, place: MacroPlace): string {
    const source = this.#document.source.slice(from, to)
    let text = source
    const seen = new Set<string>()
    for (let progress = { from: 0, settled: 0 }; ;) {
      const found = macroFrom(text, type, progress)
      if (!found) return text
      const { macro, start, end, settled } = found
      this.#read += end - settled
      const value = this.#value(macro, place, { start: from, end: to })
      progress = { from: value === null ? end : start, settled }
      if (value === null) continue
      if (this.#isTooMuch(seen, `${start} ${macro.value}`, value))
        throw this.#endless(macro, { start: from, end: to })
      text = text.slice(0, start) + value + text.slice(end)
    }
  }

  #value(macro: Macro, heading: MacroPlace, within: Span): string | null {
    const { key } = macro
    const template = this.#templates.get(key)
    if (template) return template(macro.arguments, heading)
    if (template === undefined && key === 'results') return null
    const place = this.#place(key, within)
    if (template === null)
      throw new RunbookError(
        'E_REFUSED',
        `the macro "${key}" is Emacs Lisp, which is not evaluated`,
        {
          place,
          hint: 'Write what it stands for as text with $1, $2 for its arguments.',
        },
      )
    const near = nearest(key, [...this.#templates.keys()])
    const hint = near ? `Did you mean "${near}"?` : `Add "#+MACRO: ${key} TEXT".`
    throw new RunbookError('E_NO_SUCH_NAME', `nothing defines the macro "${key}"`, { place, hint })
  }

  /** Counts an expansion; true when it goes on without end, or for too long. */
  #isTooMuch(seen: Set<string>, signature: string, value: string): boolean {
    this.#expansions += 1
    this.#length += value.length
    const isRing = seen.has(signature) && value.includes('{{{')
    seen.add(signature)
    return (
      isRing ||
      this.#read > limits.read ||
      this.#expansions > limits.expansions ||
      this.#length > limits.length
    )
  }

  #endless({ key }: Macro, within: Span): RunbookError {
    const place = this.#place(key, within)
    if (this.#read > limits.read)
      return new RunbookError('E_REFUSED', 'macros take too long', {
        place,
        hint: 'Put fewer macros into one paragraph.',
      })
    return new RunbookError('E_REFUSED', 'macros expand without end', {
      place,
      hint: 'Take the macro out of its own text.',
    })
  }

  /** Where a text uses a macro; its beginning when that came out of another macro. */
  #place(key: string, { start, end }: Span): Place {
    const text = this.#document.source.slice(start, end)
    const at = text.toLowerCase().indexOf(`{{{${key}`)
    if (at < 0) return placeOf(this.#document.lines, { start, end })
    const length = text.slice(at).indexOf('}}}') + 3
    return placeOf(this.#document.lines, { start: start + at, end: start + at + length })
  }
}
