import { createInterface } from 'node:readline/promises'

import { RunbookError } from '../errors.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'

/**
 * Asks at the terminal for every verdict whether its update is to be written, and returns those that are.
 * @throws RunbookError E_USAGE without a terminal.
 */
export async function askForEach(
  verdicts: readonly Verdict[],
  report: Report,
): Promise<readonly Verdict[]> {
  if (!process.stdin.isTTY) {
    throw new RunbookError('E_USAGE', 'there is no terminal to ask at', {
      hint: 'Use --update to accept every difference.',
    })
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const chosen: Verdict[] = []
  try {
    for (const verdict of verdicts) {
      for (const row of verdict.difference) report.line(`  ${printable(row)}`)
      const question = `Accept this output of ${printable(verdict.path)}:${verdict.line}? [y/N/q] `
      const answer = (await terminal.question(question)).trim().toLowerCase()
      if (answer === 'q') break
      if (answer === 'y' || answer === 'yes') chosen.push(verdict)
    }
  } finally {
    terminal.close()
  }
  return chosen
}
