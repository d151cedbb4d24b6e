import { extname } from 'node:path'

import { dialects } from '../../dialect/dialects.ts'
import type { Dialect } from '../../dialect/test-file.ts'
import { isDocumentName } from '../../document/is-document-name.ts'
import { RunbookError } from '../../errors.ts'
import { secretValues } from '../../redact/secret-values.ts'
import type { RunOptions } from '../../runbook.ts'
import { type OpenedFile, openTextFile } from '../../sandbox/open-text-file.ts'
import { holdsScenario, isScenario } from '../../scenario/is-scenario.ts'
import { isTapeName } from '../../tape/is-tape-name.ts'
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
import { writeUpdates } from '../write-updates.ts'
import { grantedBy, type RunFlags, wordOf } from './run-options.ts'
import { runEvents, runOptions } from './run.ts'

/** The flags of `runbook test` as the command line gives them. */
export interface TestFlags extends Omit<RunFlags, 'only' | 'record' | 'castVersion'> {
  readonly dialect?: string
  readonly shell?: string
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
      isTest: (found) => isTest(found, flags),
      isWhole: (directory) => flags.dialect === undefined && holdsScenario(directory),
    }),
  )
  refuseShell(files, flags)
  // A name that is wrong is said before the first file runs.
  for (const file of files) await openTested(file, flags)
  const started = Date.now()
  return interruptible(async (signal) => {
    let verdicts: readonly Verdict[] = []
    for (const file of files) {
      const opened = await openTested(file, flags)
      const settings = { flags, reporter, report, signal }
      const own = await testFile(file, opened, settings)
      verdicts = [...verdicts, ...(await updatedAll({ file, opened, settings }, own))]
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

/** Documents and tapes say themselves what runs them. */
function refuseShell(files: readonly string[], flags: TestFlags): void {
  const file = files.find(
    (name) => isTape(name, flags) || isDocument(name, flags) || isOfSteps(name, flags),
  )
  if (flags.shell === undefined || file === undefined) return
  throw new RunbookError('E_USAGE', `${file} is no test file that another shell could run`, {
    hint: 'Leave --shell out, or name the tool whose file it is with --dialect.',
  })
}

/** The files that a test may update: of a scenario its texts. */
async function openTested(file: string, flags: TestFlags): Promise<readonly OpenedFile[]> {
  if (!isOfSteps(file, flags)) return [await openTextFile(file)]
  const { readScenario } = await import('../../scenario/read-scenario.ts')
  const { parts } = await readScenario(file)
  const texts = parts.flatMap(({ role, document: { path, source } }) =>
    role === 'text' ? [[path, { path, source }] as const] : [],
  )
  // Steps may share a text.
  return [...new Map(texts).values()]
}

interface TestSettings {
  readonly flags: TestFlags
  readonly reporter: Reporter
  readonly report: Report
  readonly signal: AbortSignal
}

async function testFile(
  file: string,
  [opened]: readonly OpenedFile[],
  { flags, reporter, report, signal }: TestSettings,
): Promise<Verdict[]> {
  // What a live run prints may differ each time, and then every recording of it is stale.
  const record = flags.rehearse === true || flags.recordings === true
  const run = runOptions(file, [], { ...flags, only: [], record, castVersion: '2' }, signal)
  report.redact(secretValues(run.env))
  const recording = { ...run.recording, check: flags.update !== true }
  const options = { ...run, recording }
  const found: Verdict[] = []
  const shown = (path: string): string => (isOfSteps(file, flags) ? shownPath(path) : file)
  for await (const event of eventsOf({ file, opened, options, flags })) {
    if (event.type === 'started') {
      // The other reports write to standard output, which is the same terminal.
      if (flags.reporter !== 'pretty') continue
      const text = `  ${shown(event.path)}:${event.line}  ${event.title}`
      report.live(report.style.paint('dim', shorten(printable(text), report.columns - 1)))
      continue
    }
    if (event.type === 'warning') {
      report.placedWarning(event.error)
      continue
    }
    if (event.type === 'left-behind') {
      reportLeftBehind(event, report)
      continue
    }
    if (event.type === 'problem') {
      report.error(event.error)
      found.push(problemVerdict(file, event.error))
      continue
    }
    const verdict = { ...event.verdict, path: shown(event.verdict.path) }
    found.push(verdict)
    reporter.verdict(verdict)
  }
  return found
}

function eventsOf(tested: {
  readonly file: string
  readonly opened: OpenedFile | undefined
  readonly options: RunOptions
  readonly flags: TestFlags
}): AsyncIterable<TestEvent> {
  const { file, opened, options, flags } = tested
  const { dialect } = flags
  if (!opened || isDocument(file, flags) || isOfSteps(file, flags))
    return testDocument(options, runEvents)
  if (isTape(file, flags)) {
    const { signal } = options
    return testTape(file, opened, {
      ...grantedBy(file, flags),
      currentDirectory: process.cwd(),
      update: flags.update === true,
      signal,
    })
  }
  const tool = dialectOf(file, dialect)
  const settings = { ...options, currentDirectory: process.cwd(), shell: shellFor(tool, flags) }
  return testDialectFile(tool, opened, settings)
}

/** The shell that was asked for, where it can be. */
function shellFor({ name, anyShell }: Dialect, { shell }: TestFlags): string {
  if (shell === undefined || anyShell) return shell ?? ''
  const tools = [...dialects.values()].filter((dialect) => dialect.anyShell)
  throw new RunbookError('E_USAGE', `files of ${name} are not run by another shell`, {
    hint: `Leave --shell out; it is for files of ${tools.map((tool) => tool.name).join(', ')}.`,
  })
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

/** True for what is tested of a directory: scripts of a shell and the like are test files only where the user says so. */
function isTest(file: string, flags: TestFlags): boolean {
  const extensions = dialects.get(flags.dialect ?? '')?.extensions ?? []
  return isTape(file, flags) || isDocument(file, flags) || extensions.includes(extname(file))
}

function isTape(file: string, { dialect }: TestFlags): boolean {
  return dialect === undefined && isTapeName(file)
}

/** True for a scenario, which is a directory or its index. */
function isOfSteps(file: string, { dialect }: TestFlags): boolean {
  return dialect === undefined && isScenario(file)
}

function isDocument(file: string, { dialect }: TestFlags): boolean {
  return dialect === undefined && isDocumentName(file)
}

/** The dialect that was asked for, else the one whose files end like this one. */
function dialectOf(file: string, name: string | undefined): Dialect {
  const byName = name === undefined ? undefined : dialects.get(name)
  const own = [...dialects.values()].find(({ extensions }) => extensions[0] === extname(file))
  const dialect = name === undefined ? own : byName
  if (dialect) return dialect
  const known = [...dialects.keys()].join(', ')
  throw new RunbookError('E_USAGE', `it is not said what test file ${file} is`, {
    hint: `Name its tool with --dialect: ${known}.`,
  })
}

/** Writes the updates of each file that was tested. */
async function updatedAll(
  tested: {
    readonly file: string
    readonly opened: readonly OpenedFile[]
    readonly settings: TestSettings
  },
  verdicts: readonly Verdict[],
): Promise<readonly Verdict[]> {
  const { file, opened, settings } = tested
  if (!isOfSteps(file, settings.flags))
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
    isDocument(name, flags)
      ? commandsOfDocument(file.path)
      : commandsOfDialect(dialectOf(name, flags.dialect), file.path)
  return writeUpdates(file, verdicts, { commandsOf, isAsked, report, signal })
}

/** What ended a command too early comes before what only differs. */
function codeOf(verdicts: readonly Verdict[]): number {
  if (verdicts.some(({ kind }) => kind === 'timed-out')) return exitCode.timeout
  return verdicts.some(isFailure) ? exitCode.stale : exitCode.done
}
