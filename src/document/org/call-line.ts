import type { CallLine, HeaderProperties } from '../block.ts'
import { balancedEnd } from './inline-code.ts'

/**
 * Reads a call line whose first character stands at `start`; null when it is not well formed. What is behind the
 * arguments are header arguments as they stand (org-element-babel-call-parser).
 */
export function parseCallLine(
  line: string,
  at: { readonly start: number; readonly properties: HeaderProperties },
): CallLine | null {
  const match = /^([ \t]*#\+call:[ \t]*)([^()[\]]+)(?=[[(])/i.exec(line)
  if (!match) return null
  const [lead, , target = ''] = match
  const insideEnd = balancedEnd(line, lead.length, '[]')
  const from = Math.max(insideEnd, lead.length)
  const callEnd = balancedEnd(line, from, '()')
  const behind = Math.max(callEnd, from)
  const header = (start: number, end: number) => {
    const text = line.slice(start, end).trim()
    return text === '' ? [] : [{ text, start: at.start + line.indexOf(text, start) }]
  }
  return {
    target,
    callArguments: callEnd < 0 ? '' : line.slice(from + 1, callEnd - 1),
    inside: insideEnd < 0 ? [] : header(lead.length + 1, insideEnd - 1),
    end: header(behind, line.length),
    properties: at.properties,
  }
}
