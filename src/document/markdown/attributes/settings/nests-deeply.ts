import { CST, Lexer } from 'yaml'

/** More levels than these are no settings, and no answers. */
const deepest = 64

/**
 * True for YAML that nests too deeply for a parser that calls itself: a regular expression that V8 compiles with
 * little stack left ends the process. Counts open brackets, and outside of them what begins a block in one line. Blocks that nest by
 * indentation need a line each, with all of the indentation, and stay few.
 */
export function nestsDeeply(text: string): boolean {
  let brackets = 0
  let blocks = 0
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token) ?? 'scalar'
    if (type === 'newline') blocks = 0
    else if (begins.has(type)) blocks += brackets === 0 ? 1 : 0
    else if (opens.has(type)) brackets += 1
    else if (closes.has(type)) brackets = Math.max(0, brackets - 1)
    if (brackets > deepest || blocks > deepest) return true
  }
  return false
}

const begins: ReadonlySet<string> = new Set(['explicit-key-ind', 'map-value-ind', 'seq-item-ind'])
const opens: ReadonlySet<string> = new Set(['flow-map-start', 'flow-seq-start'])
const closes: ReadonlySet<string> = new Set(['flow-map-end', 'flow-seq-end'])
