import { createHash } from 'node:crypto'

import { readCell } from '../document/read-cell.ts'
import type { Value } from '../document/value.ts'
import { composeScript } from './compose-script.ts'
import type { Step } from './plan.ts'
import { printLisp } from './print-lisp.ts'
import { resultPath } from './result-path.ts'
import { shellNames } from './shell-names.ts'
import type { NamesOf, TableNames } from './table-names.ts'

/** Words of `:results` that say where a result goes and not what it is. */
const handlings: ReadonlySet<string> = new Set([
  'replace',
  'silent',
  'none',
  'discard',
  'append',
  'prepend',
])

/**
 * The hash under which Emacs caches a result, so that a document stays valid in both tools: SHA-1 of the header arguments,
 * sorted by name and printed as Lisp, and of the script (org-babel-sha1-hash).
 */
export function cacheHash(step: Step, names: TableNames): string {
  const { arguments: complete } = step
  const { words } = complete.results
  const kept = words.filter((word) => !handlings.has(word)).toSorted()
  const printed: [string, string][] = [
    ['result-type', words.includes('output') ? 'output' : 'value'],
    ['results', printLisp(kept.join(' '))],
    ...namesOf('colname-names', names.columns),
    ...namesOf('rowname-names', names.rows),
    ...complete.variables.map(({ name, value }): Printed => ['var', pair(name, value)]),
  ]
  if (kept.length > 0) printed.push(['result-params', printLisp(kept)])
  for (const [key, { value }] of complete.written) {
    if (key.startsWith('var ') || key === 'results' || key === 'file') continue
    printed.push([key, printArgument(key, value)])
  }
  printed.push(['file', printLisp(resultFile(step))])
  const head = printed
    .filter(
      ([key, text]) => keptEmpty.has(key) || (text !== '""' && text !== '"[]"' && text !== 'nil'),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, text]) => text)
  return createHash('sha1')
    .update(`${head.join(':')}-${hashedScript(step)}`)
    .digest('hex')
}

/** Arguments of words, which count also when none of their words does. */
const keptEmpty: ReadonlySet<string> = new Set(['results', 'exports'])

/** The file that a block's arguments make together, or the one that is given, `''` for none. */
function resultFile({ arguments: complete, block }: Step): string {
  const { file } = complete.resultFile
  return resultPath({ ...complete.resultFile, name: block.name }) ?? file
}

type Printed = [key: string, text: string]

function namesOf(key: string, names: readonly NamesOf[]): Printed[] {
  return names.length === 0 ? [] : [[key, `(${names.map((one) => pair(...one)).join(' ')})`]]
}

/** A quoted list is printed as it was read, without the quote. */
function printArgument(key: string, value: string): string {
  if (key === 'exports') return printLisp(exportsWords(value))
  return value.startsWith("'(") ? value.slice(1).replace(/\s+/g, ' ') : printLisp(readCell(value))
}

function exportsWords(text: string): string {
  const words = text.split(' ').filter((word) => !handlings.has(word))
  return words.toSorted().join(' ')
}

/** The script with the labels of its code lines, and with variables as they are written for the user's shell: bash. */
function hashedScript({ block, labelled, arguments: complete }: Step): string {
  const language = shellNames.has(block.language) ? 'bash' : block.language
  const { script } = composeScript({ language, code: labelled }, complete, complete.variables)
  // An empty prologue or epilogue is a line all the same.
  const isEmpty = (key: string): boolean => complete.written.get(key)?.value === '""'
  return `${isEmpty('prologue') ? '\n' : ''}${script}${isEmpty('epilogue') ? '\n' : ''}`
}

/** A pair as Lisp prints it: `(x . 1)`, `(x 1 2)` when the value is a list, `(x)` when it is nil. */
function pair(name: string, value: Value): string {
  const printed = printLisp(value)
  if (value === null || (Array.isArray(value) && value.length === 0)) return `(${name})`
  return Array.isArray(value) ? `(${name} ${printed.slice(1)}` : `(${name} . ${printed})`
}
