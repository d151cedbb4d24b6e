import { type Value, isList } from '../document/value.ts'
import { evaluateBody } from '../plan/lisp-body.ts'
import { LispPair, type LispValue } from '../plan/lisp-value.ts'
import { plainValue } from '../plan/plain-value.ts'
import type { Step } from '../plan/plan.ts'
import { prettyLisp } from '../plan/pretty-lisp.ts'
import { printLisp } from '../plan/print-lisp.ts'
import { wantsText } from '../plan/results-words.ts'
import { failedOutcome } from './judge.ts'
import { type Outcome, skippedOutcome } from './outcome.ts'

/**
 * The outcome of a block of Emacs Lisp, which is read and not run: its value, or why it has none. Of words that ask for
 * text, `scalar` and `verbatim` print it as Lisp does, others without the quotes of a text (ob-emacs-lisp).
 */
export function runLisp(step: Step, startedAt: number): Outcome {
  const result = evaluateBody(step.code, step.arguments)
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
  if (words.includes('output') || wantsText(words)) return textOf(value, words)
  return isNoTable(value) ? printLisp(value, (text) => text) : plainValue(value)
}

/** Emacs makes a text of a pair, and of a list of pairs (org-babel-insert-result). */
function isNoTable(value: LispValue): boolean {
  const isPair = (item: LispValue): boolean => item instanceof LispPair
  return isPair(value) || (isList(value) && value.some(isPair))
}

/** What is printed: nothing by a literal, its value as `pp` shows it for code. */
function textOf(value: LispValue, words: readonly string[]): string {
  const result = words.includes('output') ? '' : value
  const isPretty = words.includes('code') || words.includes('pp')
  const given = isPretty ? prettyLisp(result) : result
  const isQuoted = words.includes('scalar') || words.includes('verbatim')
  return isQuoted ? printLisp(given) : printLisp(given, (text) => text)
}
