import { dirname, resolve } from 'node:path'

import { RunbookError } from '../../errors.ts'
import type { RunForValue } from '../../execute/run-for-value.ts'
import type { Plan } from '../../plan/plan.ts'
import { tangle as tangleFiles, tangleSettings } from '../../tangle-document.ts'
import { type CheckedFile, checkFile } from '../../tangle/check-file.ts'
import { composeFiles } from '../../tangle/compose-files.ts'
import { tanglingProblems } from '../../tangle/tangling-problems.ts'
import { eventJson } from '../event-json.ts'
import { exitCode } from '../exit-code.ts'
import { formatSize } from '../format-size.ts'
import { interruptible } from '../interruptible.ts'
import { libraryFlags } from '../library-flags.ts'
import { printable } from '../printable.ts'
import { reportLeftBehind } from '../report-left-behind.ts'
import type { Report } from '../report.ts'
import { shownPath } from '../shown-path.ts'
import type { RunFlags } from './run-options.ts'
import { tanglePlan } from './tangle-plan.ts'

/** The flags of `runbook tangle`; those of the sandbox count with `--run` only. */
export type TangleFlags = Omit<RunFlags, 'only' | 'record' | 'castVersion'> & {
  readonly check?: boolean
  readonly run?: boolean
}

/** `runbook tangle FILE`: writes the files that the document's blocks make, or with `--check` compares them. */
export async function tangle(file: string, flags: TangleFlags, report: Report): Promise<number> {
  const plan = await tanglePlan(file, {
    overrides: flags.timeout === undefined ? {} : { timeout: flags.timeout },
    ...libraryFlags(flags),
  })
  const code = reportProblems(plan, report)
  if (code !== exitCode.done && flags.keepGoing !== true) return code
  const work = (run?: RunForValue) => {
    const tangling = { plan, run, allowWrite: flags.allowWrite.map((path) => resolve(path)) }
    return flags.check === true ? check(tangling, report) : write(tangling, report)
  }
  const done = await (flags.run === true ? withRunner(plan, flags, { work, report }) : work())
  return code || done
}

/** What is tangled, and where to. */
interface Tangling {
  readonly plan: Plan
  readonly allowWrite: readonly string[]
  /** Undefined where nothing may run. */
  readonly run: RunForValue | undefined
}

/** Tells what is wrong with the document; the exit code of the first mistake. */
function reportProblems(plan: Plan, report: Report): number {
  const { problems, warnings } = tanglingProblems(plan)
  for (const warning of warnings) report.placedWarning(warning)
  for (const problem of problems) report.error(problem)
  return problems[0]?.exitCode ?? exitCode.done
}

/** Everything that can run a block is loaded only when asked for. */
async function withRunner(
  plan: Plan,
  flags: TangleFlags,
  {
    work,
    report,
  }: { readonly work: (run: RunForValue) => Promise<number>; readonly report: Report },
): Promise<number> {
  const { runOptions } = await import('./run.ts')
  const { openTangleRunner } = await import('../../open-tangle-runner.ts')
  const runFlags = { ...flags, only: [], record: false, castVersion: '2' }
  return interruptible(async (signal) => {
    const options = runOptions(plan.document.path, [], runFlags, signal)
    const runner = await openTangleRunner(plan, options)
    try {
      const code = await work(runner.run)
      return signal.aborted ? exitCode.interrupted : code
    } finally {
      const left = await runner.close()
      if (left) reportLeftBehind(left, report)
    }
  })
}

async function write({ plan, allowWrite, run }: Tangling, report: Report): Promise<number> {
  let code: number = exitCode.done
  let total = 0
  for await (const event of tangleFiles(plan, { allowWrite, protect: [] }, run)) {
    if (event.type === 'problem') {
      code ||= event.error.exitCode
      report.error(event.error)
      continue
    }
    report.event(eventJson(event))
    total += 1
    const { path, bytes, status } = event.file
    report.line(`${printable(path)}  ${formatSize(bytes)}  ${report.style.paint('dim', status)}`)
  }
  if (total === 0 && code === exitCode.done) report.line(nothingTangled(plan))
  return code
}

async function check({ plan, allowWrite, run }: Tangling, report: Report): Promise<number> {
  const grants = { directory: dirname(plan.document.path), write: allowWrite, protect: [] }
  let code: number = exitCode.done
  let total = 0
  let same = 0
  for await (const file of composeFiles(plan, tangleSettings(plan, run))) {
    total += 1
    const checked = orProblem(() => checkFile(plan, file, grants), report)
    if (typeof checked === 'number') {
      code ||= checked
      continue
    }
    report.event({ type: 'checked', ...checked })
    if (checked.status === 'same') same += 1
    else {
      code ||= exitCode.stale
      show(checked, report)
    }
  }
  if (total === 0) report.line(nothingTangled(plan))
  else report.line(`${same} of ${total} files are as the document makes them`)
  return code
}

/** A file that cannot be compared does not hide the others: its exit code. */
function orProblem(compare: () => CheckedFile, report: Report): CheckedFile | number {
  try {
    return compare()
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    report.error(error)
    return error.exitCode
  }
}

function nothingTangled({ document }: Plan): string {
  return `No block of ${printable(shownPath(document.path))} goes into a file: say where to with ":tangle PATH".`
}

function show({ path, status, diff, mode }: CheckedFile, report: Report): void {
  if (!report.options.json) report.listing(diff.replace(/[^\n\t]+/g, printable))
  const modes = mode ? `, mode ${octal(mode.present)} instead of ${octal(mode.wanted)}` : ''
  report.line(`${printable(path)}  ${report.style.paint('yellow', status + modes)}`)
}

function octal(mode: number): string {
  return mode.toString(8).padStart(3, '0')
}
