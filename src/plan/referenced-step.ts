import type { Document } from '../document/document.ts'
import { readArguments } from '../document/org/header-properties.ts'
import { passedArguments } from './called-block.ts'
import { completeArguments } from './complete-arguments.ts'
import type { Reference } from './reference.ts'
import type { Step } from './step.ts'

/** A block with the header arguments and arguments of the reference that calls it (org-babel-ref-resolve). */
export function referencedStep(
  step: Step,
  { headers, call }: Pick<Reference, 'headers' | 'call'>,
  document: Document,
): Step {
  if (headers === '' && (call ?? '') === '') return step
  const { span } = step.block
  const written = readArguments({ text: ` ${headers}`, start: span.start, carrier: 'call' })
  const passed = passedArguments(call ?? '', span)
  const block = { ...step.block, arguments: [...step.block.arguments, ...written, ...passed] }
  const settings = { defaults: {}, overrides: {} }
  const { arguments: complete, fault } = completeArguments(document, block, settings)
  return { ...step, arguments: complete, fault: step.fault ?? fault }
}
