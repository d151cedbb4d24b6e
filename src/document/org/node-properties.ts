import { lineStart, lineText, type LineIndex } from '../line-index.ts'
import { trimChars } from '../trim-chars.ts'
import type { OrgElement } from './element.ts'

/** One line `:KEY: value` of a property drawer. */
export interface NodeProperty {
  /** As written. */
  readonly key: string
  /** Without blanks around it, `''` for none. */
  readonly value: string
  /** Offset of the value. */
  readonly start: number
}

/** The properties of a drawer, top to bottom; lines of other shapes are left out (org-syntax, "Node Properties"). */
export function nodeProperties(lines: LineIndex, drawer: OrgElement): NodeProperty[] {
  const found: NodeProperty[] = []
  for (let line = drawer.start + 1; line < drawer.end - 1; line += 1) {
    const text = lineText(lines, line)
    const match = /^[ \t]*:(\S+):(?:[ \t]+|$)/.exec(text)
    if (!match) continue
    const [{ length }, key = ''] = match
    const value = trimChars(text.slice(length), ' \t')
    found.push({ key, value, start: lineStart(lines, line) + length })
  }
  return found
}
