import { blockInUse } from '../classify/block-in-use.ts'
import { parseMarkdown } from '../document/markdown/parse-markdown.ts'
import { actionAtEnd } from '../document/markdown/read-action.ts'
import type { NotedFence } from './note.ts'

/** A fence among notes: what it is for, and the index of the line behind it. */
export interface FoundFence extends NotedFence {
  readonly kind: 'command' | 'output' | 'fragment'
  readonly end: number
}

const opening = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/

/** Finds the fences of Markdown among the lines of notes: what one opens whose end is there. */
export function createFences(lines: readonly string[]): (first: number) => FoundFence | null {
  // What nothing closes from here on, nothing closes further down, either.
  const endless = new Set<string>()
  return (first) => {
    const [, indentation = '', marker = ''] = opening.exec(lines[first] ?? '') ?? []
    if (marker === '' || endless.has(marker)) return null
    let last = first + 1
    while (last < lines.length && !closes(lines[last] ?? '', marker)) last += 1
    if (last >= lines.length) {
      endless.add(marker)
      return null
    }
    const own = lines.slice(first, last + 1).map((line) => withoutIndentation(line, indentation))
    return { ...readFence(own.join('\n')), end: last + 1 }
  }
}

function closes(line: string, marker: string): boolean {
  const text = line.trim()
  if (!text.startsWith(marker)) return false
  const rest = text.slice(marker.length).replace(/^[`~]*/, '')
  return rest === '' || (rest.startsWith('{{') && actionAtEnd.test(rest))
}

function withoutIndentation(line: string, indentation: string): string {
  return line.startsWith(indentation) ? line.slice(indentation.length) : line.trimStart()
}

/** A fence with output has no block. */
function readFence(text: string): Omit<FoundFence, 'end'> {
  const document = parseMarkdown('', `${text}\n`)
  const [block] = document.blocks
  if (!block) {
    const code = text.split('\n').slice(1, -1).join('\n')
    return { kind: 'output', language: '', code }
  }
  const { kind, uncertain, block: used } = blockInUse(document, block)
  const { code } = block
  if (!uncertain && (kind === 'command' || kind === 'transcript'))
    return { kind: 'command', language: used.language, code }
  if (kind === 'output') return { kind, language: '', code }
  return { kind: 'fragment', language: block.language, code }
}
