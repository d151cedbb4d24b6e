import type { CallText } from '../block.ts'
import { lineAt, lineFeedFrom, type LineIndex, lineStart, lineText } from '../line-index.ts'
import { bracketEnd } from './objects/object-reader.ts'

/** Where the parts of a call line stand in its text; -1 for brackets that are not there or not closed. */
interface CallParts {
  readonly target: string
  /** Behind the keyword and the name. */
  readonly lead: number
  readonly insideEnd: number
  readonly argumentsEnd: number
  /** Where what is behind the brackets begins. */
  readonly behind: number
}

/**
 * Reads a call line whose first character stands at `start`; null when it is not well formed. What is behind the
 * arguments are header arguments as they stand (org-element-babel-call-parser).
 */
export function parseCallLine(text: string, start: number): CallText | null {
  const parts = callParts(text)
  if (!parts) return null
  const { target, lead, insideEnd, argumentsEnd, behind } = parts
  const from = Math.max(insideEnd, lead)
  const header = (first: number, end: number) => {
    const words = text.slice(first, end).trim()
    return words === '' ? [] : [{ text: words, start: start + text.indexOf(words, first) }]
  }
  return {
    target,
    callArguments: argumentsEnd < 0 ? '' : text.slice(from + 1, argumentsEnd - 1),
    inside: insideEnd < 0 ? [] : header(afterLostColon(text, lead + 1), insideEnd - 1),
    end: header(behind, lineFeedFrom(text, behind)),
  }
}

/** A blank behind the bracket costs the first argument its colon, so that it is none (org-babel-parse-header-arguments). */
function afterLostColon(text: string, start: number): number {
  return /^[ \t]:/.test(text.slice(start, start + 2)) ? start + 2 : start
}

/**
 * The line behind a call that begins at `line`; brackets that its first line leaves open hold more of them, and one
 * without brackets takes the next line, too (org-element-babel-call-parser).
 */
export function callEnd(lines: LineIndex, line: number, limit: number): number {
  const text = lineText(lines, line)
  if (!/[[\]()]/.test(text)) return hasText(lines, line + 1, limit) ? line + 2 : line + 1
  if (isWhole(text)) return line + 1
  const start = lineStart(lines, line)
  const { behind = 0 } = callParts(lines.source.slice(start, lineStart(lines, limit))) ?? {}
  return lineAt(lines, start + behind) + 1
}

function hasText(lines: LineIndex, line: number, limit: number): boolean {
  return line < limit && lineText(lines, line).trim() !== ''
}

/** True when no bracket of a line stays open. */
function isWhole(text: string): boolean {
  const parts = callParts(text)
  return parts === null || !'[('.includes(text.charAt(parts.behind) || ' ')
}

function callParts(text: string): CallParts | null {
  const match = /^[ \t]*#\+call:([^()[\]\n]+)(?=[[\]()])/i.exec(text)
  if (!match) return null
  const [{ length: lead }, named = ''] = match
  const target = named.replace(/^[ \t]+(?=[^])/, '')
  const insideEnd = bracketEnd(text, lead, { pair: '[]' })
  const from = Math.max(insideEnd, lead)
  const argumentsEnd = bracketEnd(text, from, { pair: '()' })
  return { target, lead, insideEnd, argumentsEnd, behind: Math.max(argumentsEnd, from) }
}
