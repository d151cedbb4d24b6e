import type { Driver, DriverPlace } from './language.ts'
import type { ProgramBlock } from './program-block.ts'

/** How a program that is no shell keeps a session: its driver speaks as those of shells do. */
export interface ProgramSession {
  /** The driver of a session; `program` is the words that start it. */
  readonly driver: (program: readonly string[], place: DriverPlace) => Driver
  /** What the driver reads to run a block. */
  readonly request: (block: ProgramBlock) => string
  /** What the driver reads to tell of the block before: a line of base64 around JSON, as `readReport()` takes it. */
  readonly report: string
  /** What Emacs leaves of the text that a block printed. */
  readonly printed: (text: string) => string
}

/** What a driver tells of a block that has run. */
export interface BlockReport {
  /** Text of its value, `''` for none. */
  readonly value: string
  /** Why it failed, `''` when it did not. */
  readonly error: string
}

/** Reads a report, a claim of the document's own code; null when it is none. */
export function readReport(text: string): BlockReport | null {
  try {
    const told: unknown = JSON.parse(Buffer.from(text.trim(), 'base64').toString())
    const { value, error } = told as Partial<Record<keyof BlockReport, unknown>>
    return typeof value === 'string' && typeof error === 'string' ? { value, error } : null
  } catch {
    return null
  }
}
