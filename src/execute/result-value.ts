import type { Value } from '../document/value.ts'
import type { TableNames } from '../plan/table-names.ts'
import type { Outcome } from './outcome.ts'
import { ownDirectory } from './own-directory.ts'
import { writeResultFile } from './result-file.ts'
import type { StepContext } from './step-context.ts'
import { fileLink, linkForm, pathThere } from './value/file-link.ts'
import { outcomeValue } from './value/outcome-value.ts'

/** What the value of a step is made with, besides its output. */
export interface ValueSources {
  /** The names that a table gets back. */
  readonly names: TableNames
  readonly context: StepContext
  /** The value of a call in which `*this*` stands for a value. */
  readonly call: (text: string, thisValue: Value) => Promise<Value>
}

/**
 * The outcome with its value, in the order of org-babel-execute-src-block: output is read and gets its names back,
 * `:results file` writes it and gives the path, `:post` hands the value, or the link of the file, to another block.
 */
export async function withValue(outcome: Outcome, sources: ValueSources): Promise<Outcome> {
  const { results, post } = outcome.step.arguments
  const value = outcomeValue(outcome, sources.names)
  const isFile = results.words.includes('file')
  if (outcome.status !== 'passed' && outcome.status !== 'failed')
    return { ...outcome, value, isFile }
  const path = await writeResultFile({ ...outcome, value }, sources.context)
  if (post === '') return { ...outcome, value: path ?? value, isFile }
  const thisValue = path === null ? value : linkTo(path, outcome, sources.context)
  return {
    ...outcome,
    value: await sources.call(post, thisValue),
    isFile: isFile && path === null,
  }
}

function linkTo(path: string, outcome: Outcome, context: StepContext): string {
  return fileLink(pathThere(path, outcome), linkForm(outcome, ownDirectory(context)))
}
