import type { CallLine, HeaderProperties } from '../block.ts'

/** Reads a call line whose first character stands at `start`; null when it is not well formed. */
export function parseCallLine(
  line: string,
  at: { readonly start: number; readonly properties: HeaderProperties },
): CallLine | null {
  const match =
    /^([ \t]*#\+call:[ \t]*)([^()\n[\]]+)(?:\[(.*?)\])?\((.*)\)[ \t]*(?:\[(.*)\]|(.*?))[ \t]*$/i.exec(
      line,
    )
  if (!match) return null
  const [, lead = '', target = '', inside, callArguments = '', bracketed, end] = match
  const insideAt = at.start + lead.length + target.length + 1
  const headers = []
  if (inside) headers.push({ text: inside, start: insideAt })
  const tail = bracketed ?? end ?? ''
  if (tail) headers.push({ text: tail, start: at.start + line.lastIndexOf(tail) })
  return { target: target.trim(), callArguments, headers, properties: at.properties }
}
