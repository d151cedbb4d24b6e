import type { RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { readArguments } from '../document/org/header-properties.ts'
import { passedArguments } from './called-block.ts'
import { completeArguments } from './complete-arguments.ts'
import type { Reference } from './reference.ts'
import { readResultsWords, type ResultsWords } from './results-words.ts'
import type { Step } from './step.ts'

/** A block with the header arguments and arguments of the reference that calls it (org-babel-ref-resolve). */
export function referencedStep(
  step: Step,
  { headers, call }: Pick<Reference, 'headers' | 'call'>,
  document: Document,
): Step {
  if (headers === '' && (call ?? '') === '') return step
  const { span } = step.block
  const written = readArguments({ text: ` ${headers}`, start: span.start, carrier: 'block' })
  const passed = passedArguments(call ?? '', span, 'reference')
  const block = { ...step.block, arguments: [...step.block.arguments, ...written, ...passed] }
  const settings = { defaults: {}, overrides: {} }
  const { arguments: complete, fault } = completeArguments(document, block, settings)
  // The block's own tables have been read when the reference's arguments come, unless one of those takes a table's place.
  const { tables } = passed.some((one) => replacesOwn(one, step)) ? complete : step.arguments
  const results = joinedResults(complete.results, step.arguments.results)
  return { ...step, arguments: { ...complete, tables, results }, fault: step.fault ?? fault }
}

/** The block's own words have been read as well, and stay beside those that would exclude them (org-babel-process-params). */
function joinedResults(merged: ResultsWords, own: ResultsWords): ResultsWords {
  const given = merged.words.filter((word) => word !== 'discard')
  return readResultsWords([...new Set([...given, ...own.words])])
}

/** True for an argument in place of a variable of the block, by its name or by its position (org-babel-merge-params). */
function replacesOwn({ value }: RawArgument, { arguments: { variables } }: Step): boolean {
  const name = /^([^= \f\t\n\r\v]+)[ \t]*=/.exec(value ?? '')?.[1]
  return variables.some((own) => name === undefined || own.name === name)
}
