import { type ErrorCode, RunbookError } from '../../../errors.ts'
import type { ArgumentCarrier, WrittenArgument } from '../../block.ts'
import { type LineIndex, placeOf, type Span } from '../../line-index.ts'

/** Text of a carrier of attributes. */
export interface AttributeText {
  readonly text: string
  /** Offset of the text in the source. */
  readonly start: number
  readonly carrier: ArgumentCarrier
}

/** A mistake in a carrier; the span counts in the source. */
export interface Fault {
  readonly code: ErrorCode
  readonly reason: string
  readonly hint: string
  readonly span: Span
}

/** What a carrier holds, in the order of writing, with keys as written. */
export interface Reading {
  readonly arguments: readonly WrittenArgument[]
  readonly faults: readonly Fault[]
}

/** A carrier without attributes. */
export const nothing: Reading = { arguments: [], faults: [] }

/** Several readings as one, in order. */
export function joined(readings: readonly Reading[]): Reading {
  return {
    arguments: readings.flatMap((reading) => reading.arguments),
    faults: readings.flatMap((reading) => reading.faults),
  }
}

/** A fault as the error that is shown, with its place in a file. */
export function faultError(lines: LineIndex, { code, reason, hint, span }: Fault): RunbookError {
  return new RunbookError(code, reason, { place: placeOf(lines, span), hint })
}
