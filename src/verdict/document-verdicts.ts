import type { Document } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import type { Outcome } from '../execute/outcome.ts'
import { type ChosenMode, chosenMode } from '../expect/chosen-mode.ts'
import { compareOutput } from '../expect/compare-output.ts'
import type { Captures } from '../expect/line-test.ts'
import { ownScope } from '../expect/own-scope.ts'
import { printComparison } from '../expect/print-comparison.ts'
import { updateExpectation } from '../expect/update-expectation.ts'
import { withLineEndingOf } from '../results/line-ending.ts'
import { type Expectation, expectations } from './expectations.ts'
import { fileExpectation } from './file-expectation.ts'
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

  /** Path of the document. */
  get path(): string {
    return this.#document.path
  }

  /** The verdicts on one outcome: one for each output that the document shows, at least one for the status. */
  async judge(outcome: Outcome): Promise<Verdict[]> {
    const early = this.#beforeComparing(outcome)
    if (early) return [early]
    const chosen = chosenMode(outcome.step.arguments.expect)
    if ('fault' in chosen) return [this.#notRun(outcome, chosen)]
    const shown = this.#expectations(outcome, chosen)
    if ('fault' in shown) return [this.#notRun(outcome, shown)]
    if (shown.length === 0) return [this.#verdict(outcome, { kind: 'passed', reason: '' })]
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
    const scope = ownScope(this.#captures)
    const { mode, argument } = chosen
    const { expected, actual } = expectation
    const comparison = await compareOutput({ mode, argument, expected, actual, scope, keep: {} })
    this.#captures = comparison.captures
    const { wrongStatus: reason } = expectation
    const isWrong = comparison.passed && reason !== ''
    if (comparison.passed && !isWrong)
      return this.#verdict(outcome, { kind: 'passed', reason: '' }, expectation)
    const kind = isWrong ? 'exit' : 'differs'
    const verdict = this.#verdict(outcome, { kind, reason }, expectation)
    return {
      ...verdict,
      difference: isWrong ? [] : printComparison(comparison),
      update: mode.updatable
        ? this.#updateEdit(expectation, updateExpectation(comparison, mode, scope))
        : null,
    }
  }

  #expectations(
    outcome: Outcome,
    { mode, argument }: ChosenMode,
  ): readonly Expectation[] | { readonly fault: string } {
    if (mode.name !== 'file') return expectations(this.#document, outcome, this.#rehearsed)
    const expectation = fileExpectation(this.#document, outcome, argument)
    return 'fault' in expectation ? expectation : [expectation]
  }

  #notRun(outcome: Outcome, { fault }: { readonly fault: string }): Verdict {
    return this.#verdict(outcome, { kind: 'not-run', reason: fault })
  }

  #updateEdit({ span, write }: Expectation, expected: string): Edit | null {
    const text = write(expected)
    return text === null ? null : { ...span, text: withLineEndingOf(this.#document.source, text) }
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
