import type { RunbookError } from '../errors.ts'
import type { Outcome, OutcomeStatus } from '../execute/outcome.ts'
import type { Plan } from '../plan/plan.ts'
import { shellWord } from '../plan/shell-word.ts'
import type { WrittenRecording } from '../recording/record-outcome.ts'
import { cassettePath } from '../rehearsal/cassette-path.ts'
import type { StandInCall } from '../rehearsal/stand-ins.ts'
import type { WrittenResults } from '../results/write-results.ts'
import type { RunEvent, RunPart } from '../runbook.ts'
import type { WrittenFile } from '../tangle/write-files.ts'
import { lastLines } from '../verdict/last-lines.ts'
import { counted } from './counted.ts'
import { formatDuration, formatSize } from './format-size.ts'
import { printable } from './printable.ts'
import { shownPath } from './shown-path.ts'
import type { Style } from './style.ts'

/** How a run is being made, for its first line and its advice. */
export interface RunViewOptions {
  readonly file: string
  readonly rehearse: boolean
  readonly dryRun: boolean
  readonly verb: 'run' | 'build'
  /** The cassette of a rehearsal, as one names it. */
  readonly cassette: string
}

/** How steps ended, in the order in which they are counted. */
const statusWords: Readonly<Record<OutcomeStatus, string>> = {
  passed: 'passed',
  failed: 'failed',
  'timed-out': 'timed out',
  cancelled: 'cancelled',
  skipped: 'skipped',
}
const statuses = Object.keys(statusWords) as OutcomeStatus[]

/** Mistakes that a run goes on without when it is told to. */
const leftOut: ReadonlySet<string> = new Set(['E_HEADER_ARGUMENT', 'E_NO_SUCH_NAME'])

/** Collects what a run made, for its last lines. */
export class RunSummary {
  readonly #outcomes: Outcome[] = []
  readonly #files: WrittenFile[] = []
  readonly #recordings: WrittenRecording[] = []
  #calls: readonly StandInCall[] = []
  #results: WrittenResults | null = null
  readonly #problems: RunbookError[] = []
  /** The files of a scenario, none for a document. */
  #parts: readonly RunPart[] = []
  #plan: Plan | null = null
  /** The plans that outcomes belong to. */
  readonly #plans = new Map<Outcome, Plan>()
  /** Where blocks stand since results were written. */
  readonly #lines = new Map<Plan | null, WrittenResults['lines']>()

  add(event: RunEvent): void {
    if (event.type === 'step-finished') this.#outcome(event.outcome)
    else if (event.type === 'scenario') this.#parts = event.parts
    else if (event.type === 'planned') this.#plan = event.plan
    else if (event.type === 'file') this.#files.push(event.file)
    else if (event.type === 'recording') this.#recordings.push(event.recording)
    else if (event.type === 'rehearsed') this.#calls = event.calls
    else if (event.type === 'results') this.#written(event.results)
    else if (event.type === 'problem') this.#problems.push(event.error)
  }

  /** The summary: blocks, results, files, pictures with sizes, what a rehearsal could not answer. */
  lines(style: Style, options: RunViewOptions): string[] {
    if (options.dryRun) return []
    const lines = [this.#blocks(style)]
    if (this.#files.length > 0) lines.push(row(style, 'files', this.#files.map(fileText)))
    if (this.#recordings.length > 0)
      lines.push(row(style, 'recordings', this.#recordings.map(recordingText)))
    return [
      ...lines,
      ...this.#resultLines(style, options),
      ...this.#uncovered(style, options),
      ...this.#resume(style, options),
      ...this.#goOn(style, options),
    ]
  }

  #outcome(outcome: Outcome): void {
    this.#outcomes.push(outcome)
    if (this.#plan) this.#plans.set(outcome, this.#plan)
  }

  #written(results: WrittenResults): void {
    this.#results = added(this.#results, results)
    this.#lines.set(this.#plan, results.lines)
  }

  /** What became of the results; a run that had none says nothing. */
  #resultLines(style: Style, { rehearse, verb }: RunViewOptions): string[] {
    const { changed, total } = this.#results ?? { changed: 0, total: 0 }
    if (total > 0) return [row(style, 'results', [`${changed} of ${total} changed`])]
    const isKept = this.#results === null && this.#outcomes.some(({ ran }) => ran)
    if (!rehearse || verb !== 'run' || !isKept) return []
    return [row(style, 'results', ['not written (--write writes them)'])]
  }

  #blocks(style: Style): string {
    const counts = statuses.flatMap((status) => {
      const count = this.#outcomes.filter((outcome) => outcome.status === status).length
      return count === 0 ? [] : [`${count} ${statusWords[status]}`]
    })
    const total = this.#outcomes.reduce((sum, { durationMs }) => sum + durationMs, 0)
    const text = counts.join(', ') || 'nothing ran'
    const problems =
      this.#problems.length > 0 ? `, ${counted(this.#problems.length, 'problem')}` : ''
    return row(style, 'blocks', [`${text}${problems} in ${formatDuration(total)}`])
  }

  /** How to go on after the first failure, or where it was interrupted; results that were written above have moved it. */
  #resume(style: Style, options: RunViewOptions): string[] {
    const failed = this.#outcomes.find(
      ({ status }) => status === 'failed' || status === 'timed-out',
    )
    const last = failed ?? this.#outcomes.find(({ status }) => status === 'cancelled')
    if (!last) return []
    const { block } = last.step
    const plan = this.#plans.get(last) ?? null
    const part = this.#parts.find((each) => each.plan === plan)
    const line = this.#lines.get(plan)?.get(block.index) ?? block.writtenLine
    const file = part ? shownPath(part.plan.document.path) : options.file
    const selector = word(block.name || String(line))
    // The steps of a scenario share what the earlier ones left, so it begins anew.
    const from = part ? '' : ` --from ${selector}`
    const again = options.verb === 'run' ? `: ${commandOf(options)}${from}` : ' build again'
    const [title, advice] = failed ? ['failed', 'mend it, then'] : ['cancelled', 'to go on']
    return [row(style, title, [`${printable(file)}:${line}`, `${advice}${again}`])]
  }

  /** How to run a document that was stopped by nothing but what its author got wrong. */
  #goOn(style: Style, options: RunViewOptions): string[] {
    const isStopped = this.#outcomes.length === 0 && this.#problems.length > 0
    if (!isStopped || !this.#problems.every(({ code }) => leftOut.has(code))) return []
    const command = commandOf(options)
    return [row(style, 'stopped', [`mend it, or go on without it: ${command} --keep-going`])]
  }

  #uncovered(style: Style, { file, cassette }: RunViewOptions): string[] {
    const uncovered = this.#calls.filter(({ coverage }) => coverage === 'uncovered')
    if (uncovered.length === 0) return []
    const commands = uncovered.map(({ argv }) => argv.map(word).join(' '))
    const calls = `${uncovered.length} of ${counted(this.#calls.length, 'call')}`
    const places = `${printable(file)} or ${printable(cassette)}`
    const text = `${calls} had no answer in ${places} and printed nothing:`
    return [row(style, 'uncovered', [style.paint('yellow', text), ...commands])]
  }
}

function row(style: Style, title: string, values: readonly string[]): string {
  const [first = '', ...rest] = values
  return [
    `${style.paint('bold', title.padEnd(11))} ${first}`,
    ...rest.map((text) => `${' '.repeat(12)}${text}`),
  ].join('\n')
}

/** The command of a run, but for what it grants: what was rehearsed must not reach other machines by our advice. */
function commandOf({ verb, file, rehearse, cassette }: RunViewOptions): string {
  const command = `runbook ${verb} ${word(file)}`
  if (!rehearse) return command
  const isNamed = cassette !== cassettePath(file)
  return `${command} --rehearse${isNamed ? ` --cassette ${word(cassette)}` : ''}`
}

/** What a document calls its blocks must be one word of a command, too. */
function word(text: string): string {
  return printable(shellWord(text))
}

function fileText(file: WrittenFile): string {
  return `${printable(file.path)}  ${formatSize(file.bytes)}${file.status === 'unchanged' ? ', unchanged' : ''}`
}

function recordingText(recording: WrittenRecording): string {
  const files = recording.files
    .map(({ path, bytes }) => `${printable(path)}  ${formatSize(bytes)}`)
    .join('  ')
  return recording.status === 'fresh' ? `${files}, unchanged` : files
}

/** Why a step failed: exit code and the last lines of its output, of which its errors alone when the rest is shown already. */
export function failureLines(outcome: Outcome, style: Style, isTextShown: boolean): string[] {
  const { exitCode, signal, status, durationMs, text, stderr } = outcome
  const how =
    status === 'timed-out'
      ? `timed out after ${formatDuration(durationMs)}`
      : `exit code ${exitCode}`
  return [
    `      ${style.paint('red', `${how}${signal ? ` (${signal})` : ''}`)}`,
    ...errorLines(isTextShown ? [stderr] : [text, stderr], style),
  ]
}

/** The last lines of what a step printed, marked as no result. */
export function errorLines(texts: readonly string[], style: Style): string[] {
  return lastLines(texts).map((line) => `      ${style.paint('dim', '│')} ${printable(line)}`)
}

/** Results are written more than once where they bring blocks that run, too. */
function added(before: WrittenResults | null, { changed, total, ...rest }: WrittenResults) {
  return {
    ...rest,
    changed: changed + (before?.changed ?? 0),
    total: total + (before?.total ?? 0),
  }
}
