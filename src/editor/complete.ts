import { type CompletionItem, CompletionItemKind, type Range } from 'vscode-languageserver-protocol'

import { headerArgumentTable } from '../plan/header-argument-table.ts'

/** Where the next key goes in a text; lines and characters from 0, in UTF-16 units. */
export interface Cursor {
  readonly line: number
  readonly character: number
}

/**
 * Names of header arguments, and the words that one takes, for what is begun in front of the cursor (Language Server
 * Protocol 3.17, CompletionItem); none where no header argument stands. `before` is the line up to there.
 */
export function complete(before: string, cursor: Cursor): CompletionItem[] {
  if (before.length > longest) return []
  const form = forms.find(({ line }) => line.test(before))
  if (!form) return []
  const value = form.value.exec(before)
  if (value) return words(value[1] ?? '', rangeOf(value[2] ?? '', cursor))
  const name = form.name.exec(before)
  return name ? names(form.behind, rangeOf(name[1] ?? '', cursor)) : []
}

/** Nobody writes header arguments behind so many characters of a line. */
const longest = 2000

/** A way to write header arguments on a line. */
interface Form {
  readonly line: RegExp
  /** Ends in the name that is begun. */
  readonly name: RegExp
  /** Ends in a whole name and the value that is begun. */
  readonly value: RegExp
  /** What stands between name and value. */
  readonly behind: string
}

const colons = { name: /(?:^|\s):([\w-]*)$/, value: /\s:([\w-]+)\s+([\w-]*)$/, behind: ' ' }
const equals = { name: /[\s{]([\w-]*)$/, value: /[\s{]([\w-]+)=([\w-]*)$/, behind: '=' }

/** First those with braces and in comments, where colons count as text. */
const forms: readonly Form[] = [
  { line: /^[\s>]*(?:```|~~~)[^`]*\{[^{}]*$/, ...equals },
  { line: /<!--\s*runbook(?:-section)?:\s[^>]*$/, ...equals },
  { line: /^[\s>]*(?:`{3,}|~{3,})\S/, ...colons },
  { line: /^\s*#\|\s/, name: /\|\s+([\w-]*)$/, value: /\|\s+([\w-]+):\s*([\w-]*)$/, behind: ': ' },
  { line: /^\s*#\+(?:begin_src\s|headers?:|call:|property:\s+header-args)/i, ...colons },
  { line: /^\s*:header-args\S*:\s/i, ...colons },
]

function names(behind: string, range: Range): CompletionItem[] {
  return Object.entries(headerArgumentTable).map(([label, { summary }]) => ({
    label,
    kind: CompletionItemKind.Property,
    documentation: summary,
    textEdit: { range, newText: label + behind },
  }))
}

function words(name: string, range: Range): CompletionItem[] {
  const known = Object.hasOwn(headerArgumentTable, name) ? headerArgumentTable[name] : undefined
  return (known?.words ?? []).map((label) => ({
    label,
    kind: CompletionItemKind.Value,
    textEdit: { range, newText: label },
  }))
}

function rangeOf(begun: string, end: Cursor): Range {
  return { start: { line: end.line, character: end.character - begun.length }, end }
}
