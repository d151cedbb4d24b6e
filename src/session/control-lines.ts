import { claimedLines } from '../sandbox/claimed-lines.ts'

/**
 * Cuts what a shell reports into lines of at most 64 bytes, and hands them over. They are claims of the document's own
 * code; longer ones are dropped.
 */
export function readControlLines(onLine: (line: string) => void): (data: Buffer) => void {
  return claimedLines(64, onLine)
}
