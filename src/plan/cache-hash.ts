import { createHash } from 'node:crypto'

import { readCell } from '../document/read-cell.ts'
import type { Value } from '../document/value.ts'
import type { HeaderArguments, Variable } from './header-arguments.ts'
import { printLisp } from './print-lisp.ts'

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
export function cacheHash(
  complete: HeaderArguments,
  variables: readonly Variable[],
  script: string,
): string {
  const words = complete.results.words.filter((word) => !handlings.has(word)).toSorted()
  const printed: [string, string][] = [
    ['result-type', complete.results.words.includes('output') ? 'output' : 'value'],
    ...variables.map(({ name, value }): [string, string] => ['var', assignment(name, value)]),
  ]
  if (words.length > 0) {
    printed.push(['result-params', printLisp(words)], ['results', printLisp(words.join(' '))])
  }
  for (const [key, { value }] of complete.written) {
    if (key.startsWith('var ')) continue
    if (key !== 'results' && value !== '') printed.push([key, printLisp(readCell(value))])
  }
  const head = printed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, text]) => text)
  return createHash('sha1')
    .update(`${head.join(':')}-${script}`)
    .digest('hex')
}

/** A pair as Lisp prints it: `(x . 1)`, or `(x 1 2)` when the value is a list. */
function assignment(name: string, value: Value): string {
  const printed = printLisp(value)
  return Array.isArray(value) ? `(${name} ${printed.slice(1)}` : `(${name} . ${printed})`
}
