import type { Value } from '../../document/value.ts'
import type { HeaderArguments } from '../../plan/header-arguments.ts'
import { reassembleTable, type TableNames } from '../../plan/table-names.ts'
import { parseOutput } from './parse-output.ts'

/**
 * The value of output, as the arguments of its block read it: text, a number, a list or a table with the names that it gets
 * back; null for none (org-babel-execute:shell, org-babel-execute-src-block).
 */
export function outcomeValue(text: string, complete: HeaderArguments, names: TableNames): Value {
  // What comes later is text (ob-shell-async-chunk-callback).
  const isText = complete.async && complete.session !== ''
  const words = isText ? [...complete.results.words, 'verbatim'] : complete.results.words
  if (words.includes('value') && text === '') return null
  const value = reassembleTable(parseOutput(text, words), names, complete.tables)
  const isTable = words.includes('table') || words.includes('vector')
  if (!isTable || words.includes('output') || value === null || Array.isArray(value)) return value
  return [[value]]
}
