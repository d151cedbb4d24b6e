import { addToGroup } from '../add-to-group.ts'
import { firstFrom } from '../first-from.ts'
import { lineStart, lineText, type LineIndex } from '../line-index.ts'

/**
 * Where the closing lines stand: for each kind of `#+end_X`, `#+end:`, `:end:` and `\end{X}` the sorted lines
 * (from 0). Made in one pass, so that finding the end of a block costs a bisection, never a scan.
 */
export interface EndLines {
  /** The first closing line of this kind from line `from` on and before `limit`, or -1. */
  find(kind: string, from: number, limit: number): number
}

/** Indexes every closing line of a document; kinds are `end_src`, `end:`, `:end:`, `\end{equation}`, in lower case. */
export function indexEndLines(lines: LineIndex): EndLines {
  const byKind = new Map<string, number[]>()
  for (let line = 0; line < lines.count; line += 1) {
    const kind = closingKind(lines, line)
    if (kind !== '') addToGroup(byKind, kind, line)
  }
  return {
    find(kind, from, limit) {
      const line = firstFrom(byKind.get(kind.toLowerCase()) ?? [], from)
      return line >= 0 && line < limit ? line : -1
    },
  }
}

function closingKind(lines: LineIndex, line: number): string {
  if (!mayClose(lines, line)) return ''
  const text = lineText(lines, line).trim()
  const match = /^#\+(end_\S+|end:?)$/i.exec(text) ?? /^(:end:)$/i.exec(text)
  const kind = (match?.[1] ?? environmentEnd(text)).toLowerCase()
  // A dynamic block's end needs no colon.
  return kind === 'end' ? 'end:' : kind
}

/** The `\end{X}` that ends a line, `''` for none; a search from the left would read the rest of the line for each. */
function environmentEnd(text: string): string {
  if (!text.endsWith('}')) return ''
  const behindOther = text.lastIndexOf('}', text.length - 2) + 1
  const at = text.indexOf('\\end{', behindOther)
  const end = at < 0 ? '' : text.slice(at)
  return end === '\\end{}' ? '' : end
}

/** Looks at one character only, since nearly all lines of a document close nothing. */
function mayClose(lines: LineIndex, line: number): boolean {
  const end = lineStart(lines, line + 1)
  for (let at = lineStart(lines, line); at < end; at += 1) {
    const code = lines.source.charCodeAt(at)
    if (code === 32 || code === 9) continue
    if (code === 35 || code === 58) return true
    return lines.source.slice(at, end).includes('\\end{')
  }
  return false
}
