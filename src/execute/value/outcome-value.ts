import type { Value } from '../../document/value.ts'
import type { HeaderArguments } from '../../plan/header-arguments.ts'
import { languageSyntaxes } from '../../plan/languages/language-syntaxes.ts'
import { isLisp } from '../../plan/lisp-body.ts'
import type { Step } from '../../plan/plan.ts'
import { reassembleTable, type TableNames } from '../../plan/table-names.ts'
import type { Outcome } from '../outcome.ts'
import { parseOutput } from './parse-output.ts'
import { valueReader } from './value-readers.ts'

/**
 * The value of a step, as `:results` and its language read its output: text, a number, a list or a table with the names
 * that it gets back; null for none (org-babel-execute-src-block).
 */
export function outcomeValue({ text, value, step }: Outcome, names: TableNames): Value {
  const complete = step.arguments
  const { words } = complete.results
  const { restoresNames } = valueReader(step.block.language)
  const own = words.includes('discard') ? null : value
  const read = isLisp(step.block.language) ? own : outputValue(text, step)
  const named = restoresNames ? reassembleTable(read, names, complete.tables) : read
  const isTable = words.includes('table') || words.includes('vector')
  if (!isTable || words.includes('output') || named === null || Array.isArray(named)) return named
  return [[named]]
}

function outputValue(text: string, { block, arguments: complete }: Step): Value {
  const { words } = complete.results
  if (!languageSyntaxes.has(block.language)) return shellValue(text, complete)
  const { read } = valueReader(block.language)
  return parseOutput(text, words, (output) => read(output, complete))
}

/** A shell that was asked for a value and printed nothing has none (org-babel-execute:shell). */
function shellValue(text: string, { results, async, session }: HeaderArguments): Value {
  // What comes later is text (ob-shell-async-chunk-callback).
  const words = async && session !== '' ? [...results.words, 'verbatim'] : results.words
  return words.includes('value') && text === '' ? null : parseOutput(text, words)
}
