/** For what only tapes with extensions may say. */
export const extensionHint =
  'Begin the tape with the line "# runbook: extensions", which allows it.'

/** The first line of a tape that wants more than VHS has; for VHS it is a comment. */
const optIn = /^#\s*runbook:\s*extensions[ \t\r]*(?:\n|$)/

/** True for a tape whose first line asks for our extensions of the language: `# runbook: extensions`. */
export function hasExtensions(bytes: Uint8Array): boolean {
  return optIn.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
}
