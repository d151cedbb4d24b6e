import { createInterface } from 'node:readline/promises'

import { RunbookError } from '../errors.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'

/**
 * Asks at the terminal for every verdict whether its update is to be written, and returns those that are: with `q` and Ctrl-D
 * those until then, with Ctrl-C, which interrupts as it always does, none.
 * @throws RunbookError E_USAGE without a terminal.
 */
export async function askForEach(
  verdicts: readonly Verdict[],
  { report, signal }: { readonly report: Report; readonly signal: AbortSignal },
): Promise<readonly Verdict[]> {
  if (!process.stdin.isTTY) {
    throw new RunbookError('E_USAGE', 'there is no terminal to ask at', {
      hint: 'Use --update to accept every difference.',
    })
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const chosen: Verdict[] = []
  try {
    for (const verdict of verdicts) {
      for (const row of verdict.difference) report.line(`  ${printable(row)}`)
      const question = `Accept this output of ${printable(verdict.path)}:${verdict.line}? [y/N/q] `
      const answer = await terminal.question(question, { signal }).then(plain, orQuit)
      if (answer === 'q') break
      if (answer === 'y' || answer === 'yes') chosen.push(verdict)
    }
  } finally {
    terminal.close()
  }
  return signal.aborted ? [] : chosen
}

function plain(answer: string): string {
  return answer.trim().toLowerCase()
}

/** Ctrl-D rejects the question that is open, and so does an interrupt. */
function orQuit(error: Error): string {
  if (error.name === 'AbortError') return 'q'
  throw error
}
