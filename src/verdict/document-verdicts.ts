import type { Document } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import type { Outcome } from '../execute/outcome.ts'
import { compareOutput } from '../expect/compare-output.ts'
import type { PatternScope } from '../expect/inline-pattern.ts'
import { ownGrammar } from '../expect/line-grammar.ts'
import type { Captures } from '../expect/line-test.ts'
import { lines } from '../expect/modes/lines.ts'
import type { Mode } from '../expect/modes/mode.ts'
import { modes } from '../expect/modes/modes.ts'
import { placeholders } from '../expect/placeholders.ts'
import { printComparison } from '../expect/print-comparison.ts'
import { updateExpectation } from '../expect/update-expectation.ts'
import { nearest } from '../plan/nearest.ts'
import { withLineEndingOf } from '../results/line-ending.ts'
import { type Expectation, expectations } from './expectations.ts'
import { firstCommand } from './first-command.ts'
import { lastLines } from './last-lines.ts'
import type { Verdict } from './verdict.ts'

/** Judges the outcomes of a document one after the other; captures go from one to the next. */
export class DocumentJudge {
  readonly #document: Document
  readonly #rehearsed: boolean
  #captures: Captures = new Map()

  constructor(document: Document, { rehearsed }: { readonly rehearsed: boolean }) {
    this.#document = document
    this.#rehearsed = rehearsed
  }

  /** The verdicts on one outcome: one for each output that the document shows, at least one for the status. */
  async judge(outcome: Outcome): Promise<Verdict[]> {
    const early = this.#beforeComparing(outcome)
    if (early) return [early]
    const shown = expectations(this.#document, outcome, this.#rehearsed)
    if (shown.length === 0) return [this.#verdict(outcome, { kind: 'passed', reason: '' })]
    const chosen = modeOf(outcome)
    if ('fault' in chosen) {
      return [this.#verdict(outcome, { kind: 'not-run', reason: chosen.fault })]
    }
    const verdicts: Verdict[] = []
    for (const expectation of shown)
      verdicts.push(await this.#compare(outcome, expectation, chosen))
    return verdicts
  }

  /** True when an outcome is as the document shows it; nothing of it is remembered. */
  async holds(outcome: Outcome): Promise<boolean> {
    const captures = this.#captures
    const verdicts = await this.judge(outcome)
    this.#captures = captures
    return verdicts.every(({ kind }) => kind === 'passed')
  }

  #beforeComparing(outcome: Outcome): Verdict | null {
    const { status, exitCode, skip, notes } = outcome
    if (status === 'skipped') return this.#verdict(outcome, { kind: 'skipped', reason: skip ?? '' })
    const printed = lastLines([outcome.text, outcome.stderr])
    if (status === 'timed-out')
      return { ...this.#verdict(outcome, { kind: 'timed-out', reason: '' }), printed }
    if (status === 'cancelled') return this.#verdict(outcome, { kind: 'not-run', reason: '' })
    if (status !== 'failed') return null
    const reason = [`exit status ${exitCode}`, ...notes].join('; ')
    return { ...this.#verdict(outcome, { kind: 'exit', reason }), printed }
  }

  async #compare(outcome: Outcome, expectation: Expectation, chosen: ChosenMode): Promise<Verdict> {
    const scope: PatternScope = {
      grammar: ownGrammar,
      patterns: placeholders,
      captures: this.#captures,
      declared: new Set(),
    }
    const { mode, argument } = chosen
    const { expected, actual } = expectation
    const comparison = await compareOutput({ mode, argument, expected, actual, scope, keep: {} })
    this.#captures = comparison.captures
    if (comparison.passed)
      return this.#verdict(outcome, { kind: 'passed', reason: '' }, expectation)
    const verdict = this.#verdict(outcome, { kind: 'differs', reason: '' }, expectation)
    return {
      ...verdict,
      difference: printComparison(comparison),
      update: mode.updatable
        ? this.#updateEdit(expectation, updateExpectation(comparison, mode, scope))
        : null,
    }
  }

  #updateEdit({ span, write }: Expectation, expected: string): Edit {
    return { ...span, text: withLineEndingOf(this.#document.source, write(expected)) }
  }

  #verdict(
    { step }: Outcome,
    judged: Pick<Verdict, 'kind' | 'reason'>,
    expectation: Expectation | null = null,
  ): Verdict {
    const code = expectation?.code ?? step.block.code
    return {
      path: this.#document.path,
      line: expectation?.line ?? step.block.line,
      title: step.block.name === '' ? firstCommand(code) : step.block.name,
      ...judged,
      difference: [],
      printed: [],
      update: null,
    }
  }
}

/** How a block's output is compared; why it cannot be, for a word of `:expect` that is no way to. */
function modeOf({ step }: Outcome): ChosenMode | { readonly fault: string } {
  const [name = '', ...rest] = step.arguments.expect.split(':')
  const mode = name === '' ? lines : modes.get(name)
  const argument = rest.join(':')
  if (mode?.takes.test(argument)) return { mode, argument }
  if (mode) return { fault: `expect takes no "${argument}" behind ${name}; ${mode.summary}` }
  const near = nearest(name, modes.keys())
  const hint =
    near === null ? `there are ${[...modes.keys()].join(', ')}` : `did you mean "${near}"?`
  return { fault: `expect takes no "${name}"; ${hint}` }
}

interface ChosenMode {
  readonly mode: Mode
  /** What is written behind the mode's name and a colon. */
  readonly argument: string
}
