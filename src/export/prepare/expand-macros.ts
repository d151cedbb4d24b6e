import type { OrgDocument } from '../../document/document.ts'
import { applyEdits, type Edit } from '../../document/edit.ts'
import { lineStart, lineText } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { nodeProperties } from '../../document/org/node-properties.ts'
import { type ObjectText, objectTexts } from '../../document/org/object-texts.ts'
import { findAllObjects } from '../../document/org/objects/find-objects.ts'
import { RunbookError } from '../../errors.ts'
import { nearest } from '../../plan/nearest.ts'
import { readKeyword } from '../tree/export-settings.ts'
import type { MacroPlace, MacroTemplates } from './macro-templates.ts'

/** Far beyond any document; more is an attack or a mistake. */
const limits = { expansions: 10_000, length: 1 << 24, read: 1 << 25 } as const

/** Keywords whose values hold macros. */
const parsedKeywords: ReadonlySet<string> = new Set(['TITLE', 'SUBTITLE', 'DATE', 'AUTHOR'])

const plainSettings = { radio: null, abbreviations: new Map<string, string>() }

/**
 * The text with its macros replaced, where Org reads macros: not in code, not in verbatim text (Org manual, "Macro
 * Replacement"). The macro `results` stays unless it is among the templates.
 * @throws RunbookError E_NO_SUCH_NAME for one that nothing defines, E_REFUSED for one in Emacs Lisp or that goes on
 * without end.
 */
export function expandMacros(document: OrgDocument, templates: MacroTemplates): string {
  if (!document.source.includes('{{{')) return document.source
  const edits: Edit[] = []
  const expansion = new Expansion(document, templates)
  let place: MacroPlace = { properties: new Map() }
  for (const element of document.elements) {
    if (element.type === 'headline') place = { properties: new Map() }
    if (element.type === 'property-drawer') place = { properties: propertiesOf(document, element) }
    for (const { start, end, type } of textsOf(document, element)) {
      const before = document.source.slice(start, end)
      if (!before.includes('{{{')) continue
      const text = expansion.expand(before, type, place)
      if (text !== before) edits.push({ start, end, text })
    }
  }
  return applyEdits(document.source, edits)
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
  for (const found of findAllObjects(text, type, plainSettings, settled)) {
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

  expand(source: string, type: string, place: MacroPlace): string {
    let text = source
    const seen = new Set<string>()
    for (let progress = { from: 0, settled: 0 }; ;) {
      const found = macroFrom(text, type, progress)
      if (!found) return text
      const { macro, start, end, settled } = found
      this.#read += end - settled
      const value = this.#value(macro, place)
      progress = { from: value === null ? end : start, settled }
      if (value === null) continue
      this.#measure(seen, `${start} ${macro.value}`, value)
      text = text.slice(0, start) + value + text.slice(end)
    }
  }

  #value(macro: { key: string; arguments: readonly string[] }, place: MacroPlace): string | null {
    const template = this.#templates.get(macro.key)
    if (template) return template(macro.arguments, place)
    if (macro.key === 'results') return null
    const near = nearest(macro.key, [...this.#templates.keys()])
    throw new RunbookError(
      'E_NO_SUCH_NAME',
      `${this.#document.path} uses the macro "${macro.key}", which nothing defines`,
      {
        hint: near ? `Did you mean "${near}"?` : `Add "#+MACRO: ${macro.key} TEXT".`,
      },
    )
  }

  #measure(seen: Set<string>, signature: string, value: string): void {
    this.#expansions += 1
    this.#length += value.length
    const isRing = seen.has(signature) && value.includes('{{{')
    seen.add(signature)
    if (this.#read > limits.read)
      throw new RunbookError('E_REFUSED', `macros of ${this.#document.path} take too long`, {
        hint: 'Put fewer macros into one paragraph.',
      })
    if (!isRing && this.#expansions <= limits.expansions && this.#length <= limits.length) return
    throw new RunbookError('E_REFUSED', `macros of ${this.#document.path} expand without end`, {
      hint: 'Take the macro out of its own text.',
    })
  }
}
