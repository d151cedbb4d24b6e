import type { Place } from '../errors.ts'
import type { RawArgument } from './block.ts'
import { type LineIndex, placeOf } from './line-index.ts'

/** The place where an argument was written: in the document whose lines are given, or in its sidecar. */
export function argumentPlace(lines: LineIndex, argument: RawArgument): Place {
  return placeOf(argument.carrier === 'sidecar' ? argument.sidecar : lines, argument.span)
}
