import { normalizeTimestamps } from '../../document/org/normalize-timestamps.ts'
import { trimChars } from '../../document/trim-chars.ts'
import type { Value } from '../../document/value.ts'
import { printBare } from '../../plan/print-lisp.ts'
import { printItemLines } from './print-item-lines.ts'

/**
 * A value as a plain list, one item each for the entries of a list or the lines of a text; the cells of a row stand
 * below each other (org-babel-insert-result with `list`).
 */
export function printList(value: string | readonly Value[]): string {
  const entries: readonly Value[] =
    typeof value === 'string' ? value.split('\n').filter(Boolean) : value
  const texts = entries.filter((entry) => entry !== null).map((entry) => itemText(entry))
  const last = texts.findIndex(endsList)
  const items = (last < 0 ? texts : texts.slice(0, last + 1)).map((text) => printItem(text))
  const list = last < 0 ? withEmptyItems(items.join(''), entries) : items.join('')
  return `${trimChars(list, ' \t\n\r')}\n`
}

/**
 * The items of nil: Emacs writes them without a line feed and goes back to the start of the line, so they end up in one
 * line behind all others, below the last of these that follows a nil.
 */
function withEmptyItems(list: string, entries: readonly Value[]): string {
  let indent = 0
  let marks = ''
  for (const entry of entries) {
    if (entry !== null) indent += marks === '' ? 0 : 2
    else {
      marks = `- ${' '.repeat(indent)}${marks}`
      indent = 0
    }
  }
  if (marks === '') return list
  const line = `- ${marks.slice(1).trimStart()}\n`
  if (indent === 0) return `${list}${line}`
  return list.endsWith('- \n') ? `${list.slice(0, -1)}${line}` : `${list}  ${line}`
}

function itemText(entry: Value): string {
  const cells: readonly Value[] = Array.isArray(entry) ? entry : [entry]
  return cells.map(printBare).join('\n')
}

/** Two blank lines end a list (Org syntax, "Plain Lists"), and Emacs reads back what it wrote. */
function endsList(text: string): boolean {
  const shown = text.replace(/^[ \t\n]+(?=[^ \t\n])/, '')
  return /^\n\n|\n\n\n|\n\n$/.test(shown)
}

function printItem(text: string): string {
  const shown = beforeEnd(trimChars(text, '\n').replace(/^[ \t\n]+/, ''))
  const [first = '', ...rest] = shown.split('\n').filter(isWritten)
  const below = printItemLines(rest)
  const lines = [
    normalizeTimestamps(first),
    ...below.map((line) => normalizeTimestamps(line).replace(bullet, '- ')),
  ]
  return `- ${lines.join('\n  ')}\n`
}

const attribute = /^[ \t]*#\+attr_[-\w]+:/i

/** Attributes of an element are not written back with it, and none that begin an item. */
function isWritten(line: string, at: number, lines: readonly string[]): boolean {
  const hasElement = at === 0 || (lines[at + 1] ?? '').trim() !== ''
  return !(hasElement && attribute.test(line))
}

/** The start of an item of an inner list, which Emacs writes as it writes every item. */
const bullet = /^(?:[-+*]|\d+[.)])(?: |$)/

/** The text of an item before the two blank lines that end its list. */
function beforeEnd(text: string): string {
  const at = text.indexOf('\n\n\n')
  return at < 0 ? text : text.slice(0, at)
}
