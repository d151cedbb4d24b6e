import { type Fault, nothing, type Reading } from './reading.ts'
import { type Entry, entryArguments } from './settings/entry.ts'
import { readYaml } from './settings/yaml.ts'

/** What comments of attributes begin with, by language; a hash elsewhere. */
const leaders: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['//|', 'js javascript ts typescript go c cpp c++ java kotlin rust swift scala php dot ojs'],
    ['--|', 'sql lua haskell ada elm'],
    [';;|', 'lisp elisp emacs-lisp clojure scheme'],
    ['%%|', 'mermaid latex tex matlab octave erlang'],
  ].flatMap(([leader = '', names = '']) => names.split(' ').map((name) => [name, leader])),
)

/** The lines of a body: their text, and where in the source each begins. */
export interface BodyLine {
  readonly text: string
  readonly start: number
}

/**
 * Reads the lines `#| key: value` at the top of a body: YAML behind a comment's mark, as Quarto has it. Such lines stay in the
 * body, where they are comments. Lines that look like no key are comments of another kind.
 */
export function readBodyHeader(language: string, body: Iterable<BodyLine>): Reading {
  const leader = Object.hasOwn(leaders, language) ? (leaders[language] ?? '') : '#|'
  const lines: BodyLine[] = []
  for (const { text, start } of body) {
    const blanks = /^[ \t]*/.exec(text)?.[0].length ?? 0
    if (!text.startsWith(leader, blanks)) break
    const from = blanks + leader.length + (text[blanks + leader.length] === ' ' ? 1 : 0)
    lines.push({ text: text.slice(from).trimEnd(), start: start + from })
  }
  if (!/^[A-Za-z][\w.-]*:(?:\s|$)/.test(lines[0]?.text ?? '')) return nothing
  const yaml = readYaml(lines.map(({ text }) => text).join('\n'), 0)
  const entries = yaml.entries.map((entry): Entry => ({ ...entry, span: moved(entry.span, lines) }))
  const faults = yaml.faults.map((fault): Fault => ({ ...fault, span: moved(fault.span, lines) }))
  return { arguments: entryArguments(entries, 'body'), faults }
}

/** A span of the YAML as a span of the source. */
function moved(span: Fault['span'], lines: readonly BodyLine[]): Fault['span'] {
  const start = sourceOffset(span.start, lines)
  return { start, end: Math.max(start, sourceOffset(span.end, lines)) }
}

function sourceOffset(offset: number, lines: readonly BodyLine[]): number {
  let rest = offset
  for (const { text, start } of lines) {
    if (rest <= text.length) return start + rest
    rest -= text.length + 1
  }
  const last = lines.at(-1)
  return last ? last.start + last.text.length : 0
}
