import type { Outcome } from '../execute/outcome.ts'
import type { Plan, Step } from '../plan/plan.ts'
import type { Trap } from '../preflight/trap.ts'
import type { RunEvent, RunPart } from '../runbook.ts'
import { formatDuration } from './format-size.ts'
import { leftBehindLines } from './left-behind-lines.ts'
import { placeText } from './place-text.ts'
import { printable, shorten } from './printable.ts'
import type { Report } from './report.ts'
import { errorLines, failureLines, RunSummary, type RunViewOptions } from './run-summary.ts'
import { RunningSteps } from './running-steps.ts'
import { shownPath } from './shown-path.ts'
import { trapLine } from './trap-line.ts'

const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const redrawMs = 100

/** Draws a run: one line per block, a live line for the running one, a summary at the end. */
export class RunView {
  readonly #report: Report
  readonly #options: RunViewOptions
  readonly #summary = new RunSummary()
  readonly #running = new RunningSteps()
  #frame = 0
  readonly #timer: NodeJS.Timeout | null
  #isScenario = false

  constructor(report: Report, options: RunViewOptions) {
    this.#report = report
    this.#options = options
    this.#timer = report.isLive ? setInterval(() => this.#draw(), redrawMs).unref() : null
  }

  show(event: RunEvent): void {
    this.#summary.add(event)
    switch (event.type) {
      case 'scenario':
        return this.#scenario(event.title, event.parts)
      case 'planned':
        return this.#planned(event.plan)
      case 'trap':
        return this.#trap(event.trap)
      case 'problem':
        return this.#report.options.json ? undefined : this.#report.error(event.error)
      case 'step-started':
        this.#running.start(event.step, event.startedAt)
        return this.#draw()
      case 'output':
        return this.#report.isLive ? this.#running.output(event.step, event.data) : undefined
      case 'step-finished':
        return this.#finished(event.outcome)
      case 'left-behind':
        for (const line of leftBehindLines(event)) this.#report.warning(line)
        return
      case 'typed':
      case 'file':
      case 'recording':
      case 'results':
      case 'rehearsed':
        return
    }
  }

  /** What a rehearsal plays need not be there; what is missing and not played is seen when it fails. */
  #trap(trap: Trap): void {
    if (this.#options.rehearse && /^(?:missing|destructive)/.test(trap.code)) return
    this.#report.line(`  ${trapLine(trap, this.#report.style)}`)
  }

  /** Prints the summary. */
  finish(): void {
    for (const line of this.#summary.lines(this.#report.style, this.#options))
      this.#report.line(line)
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#report.clearLive()
  }

  #scenario(title: string, parts: readonly RunPart[]): void {
    this.#isScenario = true
    this.#head(
      title,
      parts.flatMap(({ plan }) => plan.steps),
    )
  }

  #head(name: string, steps: readonly Step[]): void {
    const runs = steps.filter(({ skip }) => skip === null).length
    const how = this.#options.rehearse ? ', rehearsed: nothing remote is touched' : ''
    this.#report.line(
      `${this.#report.style.paint('bold', printable(name))}  ${runs} of ${steps.length} blocks${how}`,
    )
  }

  /** A file of a scenario that has nothing to run needs no line. */
  #planned(plan: Plan): void {
    const { steps } = plan
    const { style } = this.#report
    if (!this.#isScenario) this.#head(this.#options.file, steps)
    else if (steps.length > 0)
      this.#report.line(style.paint('bold', printable(shownPath(plan.document.path))))
    if (!this.#options.dryRun) return
    for (const step of steps) {
      const mark = step.skip === null ? style.paint('cyan', '›') : style.paint('dim', '·')
      this.#report.line(
        `  ${mark} ${labelOf(step, this.#report.columns - 30)}  ${style.paint('dim', step.skip ?? `would run${placeText(step, plan)}`)}`,
      )
    }
  }

  #finished(outcome: Outcome): void {
    this.#running.end(outcome.step)
    if (!this.#report.isShown) return
    const { verbose } = this.#report.options
    if (outcome.status === 'skipped' && outcome.notes.length === 0 && !verbose) return
    this.#report.line(this.#outcomeLine(outcome))
    for (const note of outcome.notes)
      this.#report.line(`      ${this.#report.style.paint('yellow', printable(note))}`)
    if (verbose) this.#text(outcome.text)
    for (const line of this.#details(outcome)) this.#report.line(line)
  }

  /** Why a block failed; of one that passed what it printed as errors, when outputs are asked for. */
  #details(outcome: Outcome): string[] {
    const { style, options } = this.#report
    if (outcome.status === 'failed' || outcome.status === 'timed-out')
      return failureLines(outcome, style, options.verbose)
    return options.verbose ? errorLines([outcome.stderr], style) : []
  }

  #text(text: string): void {
    for (const line of text.split('\n').slice(0, -1)) this.#report.line(`      ${printable(line)}`)
  }

  #outcomeLine(outcome: Outcome): string {
    const { style, columns } = this.#report
    const [mark, color] = marks[outcome.status]
    const time =
      outcome.status === 'skipped' ? (outcome.skip ?? '') : formatDuration(outcome.durationMs)
    return `  ${style.paint(color, mark)} ${labelOf(outcome.step, columns - 30)}  ${style.paint('dim', time)}`
  }

  #draw(): void {
    const running = this.#running.latest()
    if (!running || !this.#report.isLive) return
    const { style, columns } = this.#report
    this.#frame += 1
    const sign = spinner[this.#frame % spinner.length] ?? ''
    const more = this.#running.count > 1 ? `  +${this.#running.count - 1}` : ''
    const elapsed = formatDuration(Date.now() - running.startedAt) + more
    const label = labelOf(running.step, Math.floor(columns / 2) - 12)
    const tail = shorten(
      printable(running.tail),
      Math.max(0, columns - Array.from(label).length - elapsed.length - 12),
    )
    this.#report.live(
      `  ${style.paint('cyan', sign)} ${label}  ${style.paint('dim', `${elapsed}  ${tail}`)}`,
    )
  }
}

const marks = {
  passed: ['✓', 'green'],
  failed: ['✗', 'red'],
  'timed-out': ['✗', 'red'],
  cancelled: ['■', 'yellow'],
  skipped: ['·', 'dim'],
} as const

/** Line number and name, or the first line of the code. */
function labelOf(step: Step, width: number): string {
  const { block } = step
  const first = block.code.split('\n').find((line) => /[^\s{(]/.test(line)) ?? ''
  const text =
    block.name === ''
      ? first
          .replace(/(?<!\s)\s+\\$/, ' …')
          .replace(/\s+/g, ' ')
          .trim()
      : block.name
  return `${String(block.writtenLine).padStart(4)}  ${shorten(printable(text), Math.max(10, width)).padEnd(Math.max(10, width))}`
}
