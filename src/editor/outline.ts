import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-protocol'

import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { inferredNames } from '../document/inferred-names.ts'
import { lineAt } from '../document/line-index.ts'

/** Headings with the headings and blocks below them, as an editor's outline (Language Server Protocol 3.17, DocumentSymbol). */
export function outline(document: Document): DocumentSymbol[] {
  const entries = [...headingEntries(document), ...blockEntries(document)]
  const top: DocumentSymbol[] = []
  const open: Entry[] = []
  for (const { symbol, level } of entries.toSorted((a, b) => startOf(a) - startOf(b))) {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      last.symbol.range.end.line = symbol.range.start.line
      open.pop()
    }
    ;(open.at(-1)?.symbol.children ?? top).push(symbol)
    if (symbol.children) open.push({ level, symbol })
  }
  return top
}

interface Entry {
  /** Of a heading; a block holds nothing. */
  readonly level: number
  readonly symbol: DocumentSymbol
}

const startOf = ({ symbol }: Entry): number => symbol.range.start.line

/** Each goes on to the end, until the next one is known. */
function headingEntries({ headings, lines }: Document): Entry[] {
  return headings.map(({ title, level, line }) => {
    const symbol = symbolAt(title, line - 1, lines.count)
    return { level, symbol: { ...symbol, kind: SymbolKind.String, children: [] } }
  })
}

function blockEntries(document: Document): Entry[] {
  const names = inferredNames(document)
  return document.blocks
    .filter(({ inline }) => !inline)
    .map((block) => {
      const name = block.name || names[block.index] || labelOf(block)
      const last = lineAt(document.lines, Math.max(block.span.start, block.span.end - 1))
      const symbol = { ...symbolAt(name, block.line - 1, last + 1), kind: SymbolKind.Function }
      return { level: Infinity, symbol: { ...symbol, detail: block.language } }
    })
}

function labelOf({ call, code, language }: Block): string {
  return call?.target ?? (code.trim().split('\n', 1)[0] || language || 'block')
}

function symbolAt(name: string, line: number, end: number) {
  const start = { line, character: 0 }
  return {
    // An empty name is refused by editors.
    name: name.trim() || '(untitled)',
    range: { start, end: { line: Math.max(end, line + 1), character: 0 } },
    selectionRange: { start, end: start },
  }
}
