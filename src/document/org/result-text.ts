import { lineText, type LineIndex } from '../line-index.ts'
import { commaUnescape } from './comma-escape.ts'
import type { OrgElement } from './element.ts'
import { removeIndentation } from './remove-indentation.ts'

/** The output that a fixed-width area or an example block shows, or null for other elements. */
export function resultText(lines: LineIndex, element: OrgElement): string | null {
  if (element.type === 'fixed-width') {
    return contents(lines, element.start, element.end)
      .map((line) => `${line.replace(/^[ \t]*: ?/, '')}\n`)
      .join('')
  }
  if (element.type !== 'example-block') return null
  const text = exampleText(lines, element)
  return element.parent?.type === 'item' ? removeIndentation(text) : text
}

/** The text of an example or source block, without the commas that protect its lines. */
export function exampleText(lines: LineIndex, element: OrgElement): string {
  const inside = contents(lines, element.start + 1, element.end - 1)
  const text = inside.map((line) => `${line}\n`).join('')
  return commaUnescape(text)
}

function contents(lines: LineIndex, from: number, end: number): string[] {
  return Array.from({ length: end - from }, (_, index) => lineText(lines, from + index))
}
