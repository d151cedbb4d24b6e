import type { Value } from '../document/value.ts'
import { evaluateBody } from '../plan/lisp-body.ts'
import type { LispValue } from '../plan/lisp-value.ts'
import { plainValue } from '../plan/plain-value.ts'
import type { Step } from '../plan/plan.ts'
import { printLisp } from '../plan/print-lisp.ts'
import { failedOutcome } from './judge.ts'
import { type Outcome, skippedOutcome } from './outcome.ts'

/**
 * The outcome of a block of Emacs Lisp, which is read and not run: its value, or why it has none. Of words that ask for
 * text, `scalar` and `verbatim` print it as Lisp does, others without the quotes of a text (ob-emacs-lisp).
 */
export function runLisp(step: Step, startedAt: number): Outcome {
  const result = evaluateBody(step.code, step.arguments.variables)
  if ('refused' in result) {
    const hint =
      'Emacs Lisp is read as data here and never run; write the block in another language.'
    return failedOutcome(step, startedAt, [`E_REFUSED ${result.refused}`, hint])
  }
  return {
    ...skippedOutcome(step, 'stopped'),
    skip: null,
    status: 'passed',
    ran: true,
    text: textOf(result.value, step.arguments.results.words),
    startedAt,
    durationMs: Date.now() - startedAt,
    value: shown(result.value, step.arguments.results.words),
  }
}

function shown(value: LispValue, words: readonly string[]): Value {
  const isText = ['output', 'scalar', 'verbatim', 'raw', 'html', 'code', 'pp', 'file', 'org'].some(
    (word) => words.includes(word),
  )
  return isText ? textOf(value, words) : plainValue(value)
}

function textOf(value: LispValue, words: readonly string[]): string {
  if (words.includes('output')) return ''
  const printed = printLisp(value)
  if (words.includes('code') || words.includes('pp')) return `${printed}\n`
  const isBare =
    typeof value === 'string' && !words.includes('scalar') && !words.includes('verbatim')
  return isBare ? value : printed
}
