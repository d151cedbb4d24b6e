import type { ActualLine } from './actual-line.ts'

/** Names that matched text was given, and the text. */
export type Captures = ReadonlyMap<string, string>

/** Whether an output line is what is expected: what it captured, or null when it differs. */
export type LineTest = (line: ActualLine) => Captures | null

/** A match that captures nothing. */
export const noCaptures: Captures = new Map()
