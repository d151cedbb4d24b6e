import { RunbookError } from '../../errors.ts'
import { secretValues } from '../../redact/secret-values.ts'
import type { RunOptions } from '../../runbook.ts'
import type { OpenedFile } from '../../sandbox/open-text-file.ts'
import { holdsScenario } from '../../scenario/is-scenario.ts'
import {
  commandsOfDialect,
  commandsOfDocument,
  type CommandsOf,
} from '../../verdict/commands-of.ts'
import { findTestFiles } from '../../verdict/find-test-files.ts'
import { testDialectFile } from '../../verdict/test-dialect-file.ts'
import { testDocument, type TestEvent } from '../../verdict/test-document.ts'
import { testTape } from '../../verdict/test-tape.ts'
import { isFailure, type Verdict } from '../../verdict/verdict.ts'
import { exitCode } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { printable, shorten } from '../printable.ts'
import { reportLeftBehind } from '../report-left-behind.ts'
import type { Report } from '../report.ts'
import type { Reporter } from '../reporters/reporter.ts'
import { type ReporterName, reporters } from '../reporters/reporters.ts'
import { shownPath } from '../shown-path.ts'
import {
  dialectOf,
  isTested,
  openTested,
  refuseShell,
  shellFor,
  type TestedFlags,
  type TestedKind,
  testedKind,
} from '../tested-kind.ts'
import { writeUpdates } from '../write-updates.ts'
import { grantedBy, type RunFlags, wordOf } from './run-options.ts'
import { runEvents, runOptions } from './run.ts'

/** The flags of `runbook test` as the command line gives them. */
export interface TestFlags extends Omit<RunFlags, 'only' | 'record' | 'castVersion'>, TestedFlags {
  readonly update?: boolean
  readonly interactive?: boolean
  readonly recordings?: boolean
  readonly reporter: string
}

/** `runbook test FILE…`: runs documents, also those below directories, and holds what they print against what they say; returns the exit code. */
export async function test(
  names: readonly string[],
  flags: TestFlags,
  report: Report,
): Promise<number> {
  const name = report.options.json
    ? 'json'
    : wordOf('reporter', flags.reporter, Object.keys(reporters) as ReporterName[])
  const reporter = reporters[name](report)
  refuseFrozenUpdate(flags)
  const files = names.flatMap((file) =>
    findTestFiles(file, {
      isTest: (found) => isTested(found, flags),
      isWhole: (directory) => flags.dialect === undefined && holdsScenario(directory),
    }),
  )
  refuseShell(files, flags)
  // A name that is wrong is said before the first file runs.
  for (const file of files) await openTested(file, testedKind(file, flags))
  const started = Date.now()
  return interruptible(async (signal) => {
    let verdicts: readonly Verdict[] = []
    for (const file of files) {
      const kind = testedKind(file, flags)
      const tested = { file, kind, opened: await openTested(file, kind) }
      const settings = { flags, reporter, report, signal }
      const own = await testFile(tested, settings)
      verdicts = [...verdicts, ...(await updatedAll(tested, own, settings))]
      report.clearLive()
      if (signal.aborted) return exitCode.interrupted
    }
    const failed = verdicts.filter(isFailure).length
    const skipped = verdicts.filter(({ kind }) => kind === 'skipped').length
    const passed = verdicts.length - failed - skipped
    reporter.end({ passed, failed, skipped, durationMs: Date.now() - started })
    return codeOf(verdicts)
  })
}

function refuseFrozenUpdate({ frozen, update, interactive }: TestFlags): void {
  if (frozen !== true || (update !== true && interactive !== true)) return
  throw new RunbookError('E_USAGE', '--frozen writes nothing, so nothing can be updated', {
    hint: 'Leave --frozen out to update, as a CI would not.',
  })
}

/** What is tested, with the texts that it may update. */
interface Tested {
  readonly file: string
  readonly kind: TestedKind
  readonly opened: readonly OpenedFile[]
}

interface TestSettings {
  readonly flags: TestFlags
  readonly reporter: Reporter
  readonly report: Report
  readonly signal: AbortSignal
}

async function testFile(
  tested: Tested,
  { flags, reporter, report, signal }: TestSettings,
): Promise<Verdict[]> {
  const { file, kind } = tested
  // What a live run prints may differ each time, and then every recording of it is stale.
  const record = flags.rehearse === true || flags.recordings === true
  const run = runOptions(file, [], { ...flags, only: [], record, castVersion: '2' }, signal)
  report.redact(secretValues(run.env))
  const options = { ...run, recording: { ...run.recording, check: flags.update !== true } }
  const found: Verdict[] = []
  const shown = (path: string): string => (kind === 'steps' ? shownPath(path) : file)
  for await (const event of eventsOf(tested, options, flags)) {
    if (event.type === 'problem') found.push(problemVerdict(file, event.error))
    if (event.type !== 'verdict') {
      // The other reports write to standard output, which is the same terminal.
      const isLive = flags.reporter === 'pretty'
      showEvent(event, report, isLive ? shown : null)
      continue
    }
    const verdict = { ...event.verdict, path: shown(event.verdict.path) }
    found.push(verdict)
    reporter.verdict(verdict)
  }
  return found
}

/** Shows what is no verdict; what begins is named by `named`, null to say nothing of it. */
function showEvent(
  event: Exclude<TestEvent, { type: 'verdict' }>,
  report: Report,
  named: ((path: string) => string) | null,
): void {
  switch (event.type) {
    case 'started': {
      if (named === null) return
      const text = `  ${named(event.path)}:${event.line}  ${event.title}`
      return report.live(report.style.paint('dim', shorten(printable(text), report.columns - 1)))
    }
    case 'warning':
      return report.placedWarning(event.error)
    case 'left-behind':
      return reportLeftBehind(event, report)
    case 'problem':
      return report.error(event.error)
  }
}

function eventsOf(
  { file, kind, opened: [opened] }: Tested,
  options: RunOptions,
  flags: TestFlags,
): AsyncIterable<TestEvent> {
  if (!opened || kind === 'document' || kind === 'steps') return testDocument(options, runEvents)
  if (kind === 'tape')
    return testTape(file, opened, {
      ...grantedBy(file, flags),
      currentDirectory: process.cwd(),
      update: flags.update === true,
      signal: options.signal,
    })
  const tool = dialectOf(file, flags)
  const settings = { ...options, currentDirectory: process.cwd(), shell: shellFor(tool, flags) }
  return testDialectFile(tool, opened, settings)
}

/** A mistake in the document fails its test. */
function problemVerdict(path: string, error: RunbookError): Verdict {
  const line = error.place?.line ?? 1
  return {
    path,
    line,
    title: error.code,
    kind: 'not-run',
    reason: error.message,
    difference: [],
    printed: [],
    update: null,
  }
}

/** Writes the updates of each file that was tested. */
async function updatedAll(
  { file, kind, opened }: Tested,
  verdicts: readonly Verdict[],
  settings: TestSettings,
): Promise<readonly Verdict[]> {
  if (kind !== 'steps')
    return opened[0] ? updated(opened[0], verdicts, { ...settings, name: file }) : verdicts
  let all = verdicts
  for (const text of opened) {
    const isOfText = ({ path }: Verdict): boolean => path === shownPath(text.path)
    const found = withOneUpdate(all.filter(isOfText))
    const own = await updated(text, found, { ...settings, name: text.path })
    all = [...all.filter((verdict) => !isOfText(verdict)), ...own]
  }
  return all
}

/** Verdicts with one update for each place: of a text that steps share the last one counts. */
function withOneUpdate(verdicts: readonly Verdict[]): readonly Verdict[] {
  const placed = verdicts.flatMap(({ update }) =>
    update ? [[`${update.start} ${update.end}`, update] as const] : [],
  )
  const last = new Map(placed)
  return verdicts.map((verdict) => {
    const { update } = verdict
    return { ...verdict, update: update && (last.get(`${update.start} ${update.end}`) ?? null) }
  })
}

/** Writes the updates of one file; `name` says what file it is. */
async function updated(
  file: OpenedFile,
  verdicts: readonly Verdict[],
  { name, flags, report, signal }: TestSettings & { readonly name: string },
): Promise<readonly Verdict[]> {
  const isAsked = flags.interactive === true
  if (!isAsked && flags.update !== true) return verdicts
  const commandsOf = (): CommandsOf =>
    testedKind(name, flags) === 'document'
      ? commandsOfDocument(file.path)
      : commandsOfDialect(dialectOf(name, flags), file.path)
  return writeUpdates(file, verdicts, { commandsOf, isAsked, report, signal })
}

/** What ended a command too early comes before what only differs. */
function codeOf(verdicts: readonly Verdict[]): number {
  if (verdicts.some(({ kind }) => kind === 'timed-out')) return exitCode.timeout
  return verdicts.some(isFailure) ? exitCode.stale : exitCode.done
}
