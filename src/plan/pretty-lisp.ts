import { indentTo } from '../document/org/indent-to.ts'
import { LispSymbol, isList } from '../document/value.ts'
import { lispIndent } from './lisp-indents.ts'
import { LispPair, type LispValue, LispVector } from './lisp-value.ts'
import { markedValue, printLisp } from './print-lisp.ts'

/**
 * A value as Emacs 28 prettifies it (pp-to-string): each list or vector within another begins a line, but for one that is
 * the first item, and so does what follows one; lines are indented as Lisp code is, eight blanks as a tab. What is a list
 * or vector ends with a line feed.
 */
export function prettyLisp(value: LispValue): string {
  return opens(value) ? `${layOut(value, 0)}\n` : layOut(value, 0)
}

/** True for what begins with a bracket, marks in front of it or not. */
function opens(value: LispValue): boolean {
  const marked = markedValue(value)
  if (marked !== null) return opens(marked.value)
  if (value instanceof LispVector || value instanceof LispPair) return true
  return isList(value) && value.length > 0
}

/** A value that begins in a column. */
function layOut(value: LispValue, column: number): string {
  const marked = markedValue(value)
  if (marked !== null) return marked.mark + layOut(marked.value, column + marked.mark.length)
  if (value instanceof LispVector) return `[${layOutItems(value.items, column)}]`
  if (value instanceof LispPair)
    return `(${layOutItems([...value.items, dot, value.tail], column)})`
  if (opens(value)) return `(${layOutItems(value as readonly LispValue[], column)})`
  return printLisp(value, printText)
}

/** The dot of a pair is laid out as an item. */
const dot = new LispSymbol('.', '.')

function printText(text: string): string {
  return printLisp(text)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\f', String.raw`\f`)
}

/** What stands in brackets, of which the first is in a column. */
function layOutItems(items: readonly LispValue[], column: number): string {
  const indents = new Indents(items, column)
  const printed = items.map((item, at) => {
    if (at === 0) return layOut(item, column + 1)
    if (!opens(item) && !opens(items[at - 1] ?? null)) return ` ${layOut(item, 0)}`
    const indent = indents.next(at)
    return `\n${indentTo(indent)}${layOut(item, indent)}`
  })
  return printed.join('')
}

/** The columns in which the lines of a list begin (calculate-lisp-indent, lisp-indent-function). */
class Indents {
  readonly #column: number
  /** Where arguments of a function begin that has no indentation of its own. */
  readonly #second: number
  readonly #method: number | 'definition' | null
  /** Column of the line before, null when that is the first one. */
  #last: number | null = null
  /** Column of all further lines, once one is found that holds for them. */
  #kept: number | null = null

  constructor(items: readonly LispValue[], column: number) {
    this.#column = column
    const [head = null, second] = items
    const name = headName(head)
    const isAlone = name === null || second === undefined || opens(second)
    // In characters, so right but for names in wide ones.
    this.#second = column + 1 + (isAlone ? 0 : Array.from(layOut(head, 0)).length + 1)
    this.#method = name === null ? null : lispIndent(name)
  }

  /** The column of the line that begins with an item. */
  next(at: number): number {
    const column = this.#kept ?? this.#find(at)
    this.#last = column
    return column
  }

  #find(at: number): number {
    const usual = this.#last ?? this.#second
    const body = this.#column + 2
    const method = this.#method
    if (method === null) return this.#keep(usual)
    if (method === 'definition') return this.#keep(this.#last === null ? body : usual)
    const left = method - (at - 1)
    if (left > 0) return at <= 2 ? this.#column + 4 : usual
    const isBody = left === 0 && (method === 0 || body <= usual)
    return this.#keep(isBody ? body : usual)
  }

  #keep(column: number): number {
    this.#kept = column
    return column
  }
}

/** The text of a name or number that begins a list, null for anything else: only they are taken for functions. */
function headName(head: LispValue): string | null {
  const marked = markedValue(head)
  if (marked !== null) return headName(marked.value)
  if (typeof head === 'string' || opens(head)) return null
  const printed = printLisp(head)
  return head instanceof LispSymbol && printed.startsWith('\\') ? null : printed
}
