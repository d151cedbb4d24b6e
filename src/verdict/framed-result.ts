import { commaEscape, commaUnescape } from '../document/org/comma-escape.ts'
import { prefixLines } from '../document/prefix-lines.ts'

/** The output in a result of Org, without the lines or marks that make a result of it. */
export interface FramedResult {
  readonly output: string
  /** Makes a result of the same form of other output. */
  readonly write: (output: string) => string
}

/** Reads a result of fixed-width lines, a block or a drawer; null for others, such as tables (Org manual, "Literal Examples"). */
export function framedResult(result: string): FramedResult | null {
  const lines = result.replace(/\n$/, '').split('\n')
  return fixedWidth(lines) ?? enclosed(lines)
}

function fixedWidth(lines: readonly string[]): FramedResult | null {
  if (!lines.every((line) => /^[ \t]*:(?: |$)/.test(line))) return null
  const prefix = /^[ \t]*: ?/
  const indentation = /^[ \t]*/.exec(lines[0] ?? '')?.[0] ?? ''
  return {
    output: lines.map((line) => `${line.replace(prefix, '')}\n`).join(''),
    write: (output) => prefixLines(output, `${indentation}: `),
  }
}

function enclosed(lines: readonly string[]): FramedResult | null {
  const [opening = '', ...rest] = lines
  const closing = rest.pop() ?? ''
  const [, indentation, type] = /^([ \t]*)(?:#\+begin_(\S+).*|:results:)$/i.exec(opening) ?? []
  if (indentation === undefined || !/^[ \t]*(?:#\+end_\S+|:end:)$/i.test(closing)) return null
  const isEscaped = /^(?:example|export|src)$/i.test(type ?? '')
  const inside = rest
    .map((line) => `${line.startsWith(indentation) ? line.slice(indentation.length) : line}\n`)
    .join('')
  return {
    output: isEscaped ? commaUnescape(inside) : inside,
    write: (output) => {
      const text = isEscaped ? commaEscape(output) : output
      return `${opening}\n${prefixLines(text, indentation)}${closing}\n`
    },
  }
}
