import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { RunbookError } from '../errors.ts'
import { ArgumentReader } from './argument-reader.ts'
import { conditionArguments } from './condition-arguments.ts'
import { directoryArgument } from './directory-argument.ts'
import { environmentArguments } from './environment-arguments.ts'
import { type ExpectedExits, readExits } from './exit-argument.ts'
import { fileVariables } from './file-variables.ts'
import type { HeaderArguments, Variable } from './header-arguments.ts'
import { languageArguments, languageDefaults, languageSession } from './language-arguments.ts'
import { looksLikeLisp } from './literal-lisp.ts'
import {
  type Merge,
  mergeArguments,
  type MergedArguments,
  variableNames,
} from './merge-arguments.ts'
import { readVariable } from './read-variable.ts'
import { recordArgument, recordingSettings } from './recording-arguments.ts'
import { rejectUnknown } from './reject-unknown.ts'
import { remoteArgument } from './remote-argument.ts'
import { resultArguments, tableArguments } from './result-arguments.ts'
import { exportsVocabulary } from './results-words.ts'
import { shellSession } from './shell-session.ts'
import { nowebArguments, tangleArguments } from './tangle-arguments.ts'
import { timeArguments } from './time-arguments.ts'

/** Defaults by document format: Org's own, and for Markdown one shell per document and plain output. */
const formatDefaults: Readonly<Record<Document['format'], Readonly<Record<string, string>>>> = {
  org: {
    session: 'none',
    results: 'replace',
    exports: 'code',
    cache: 'no',
    noweb: 'no',
    hlines: 'no',
    tangle: 'no',
  },
  markdown: { session: 'main', results: 'replace output', exports: 'both', tangle: 'no' },
}

/** Inline blocks show their results, and their tables keep their rules (`org-babel-default-inline-header-args`). */
const inlineDefaults: Readonly<Record<string, string>> = { exports: 'results', hlines: 'yes' }

/** The arguments of a block, complete, with the problems found in them. */
export interface CompletedArguments {
  readonly arguments: HeaderArguments
  readonly problems: readonly RunbookError[]
  /** The problem with which the block cannot run, as Emacs cannot run it; null for none. */
  readonly fault: RunbookError | null
  /** A fault that is in the arguments for any reader, null for none: one of ours may come of Lisp that we do not evaluate. */
  readonly mergeFault: RunbookError | null
}

/** Header arguments that no document says: `overrides` of the command line are the strongest, `defaults` the weakest. */
export interface ArgumentSettings {
  readonly defaults: Readonly<Record<string, string>>
  readonly overrides: Readonly<Record<string, string>>
}

/** The header arguments of a block, merged over those of its format and language, not yet checked. */
export function mergedArguments(
  { format, path }: Document,
  { inline, language, arguments: raw }: Block,
  { defaults, overrides }: ArgumentSettings,
): Merge & { readonly written: MergedArguments } {
  const ofFormat = { ...formatDefaults[format], ...(inline && inlineDefaults), ...defaults }
  const { merged: written, faults } = mergeArguments(
    languageDefaults(language, ofFormat, format),
    raw,
    fileVariables(path),
  )
  const keys = Object.keys(overrides)
  if (keys.length === 0) return { merged: written, written, faults }
  const merged = new Map(written)
  for (const key of keys) merged.set(key, { value: overrides[key] ?? '', origin: null })
  return { merged, written, faults }
}

/** Merges, checks and completes the header arguments of a block. */
export function completeArguments(
  document: Document,
  block: Block,
  settings: ArgumentSettings,
): CompletedArguments {
  const { merged, written, faults } = mergedArguments(document, block, settings)
  const reader = new ArgumentReader(merged, document)
  rejectUnknown(document.format, block, reader)
  for (const { origin, reason, hint } of faults) reader.fail(origin, reason, hint)
  const mergeFault = reader.fault
  const complete = allArguments(argumentGroups(block, { format: document.format, written, reader }))
  return { arguments: complete, problems: reader.problems, fault: reader.fault, mergeFault }
}

/** What arguments are read from. */
interface Reading {
  readonly format: Document['format']
  /** Without those of the command line. */
  readonly written: MergedArguments
  readonly reader: ArgumentReader
}

/** Arguments that are read together, and what all are read from. */
function argumentGroups(block: Block, { format, written, reader }: Reading) {
  const dir = directoryArgument(reader)
  return {
    format,
    written,
    reader,
    result: resultArguments(block, reader),
    place: { dir, remote: remoteArgument(dir, reader) },
    language: {
      session: languageSession(block, shellSession(block, format, reader), reader),
      own: languageArguments(block, reader),
      environment: environmentArguments(block, reader),
    },
    table: tableArguments(reader),
    tangle: tangleArguments(reader),
    noweb: nowebArguments(reader),
    time: timeArguments(reader),
  }
}

/** All of them, each by its name: spreading the groups would take fifty times as long. */
function allArguments(given: ReturnType<typeof argumentGroups>): HeaderArguments {
  const { format, reader, result, place, language, table, tangle, noweb, time } = given
  return {
    results: result.results,
    cache: result.cache,
    wrap: result.wrap,
    resultFile: result.resultFile,
    post: result.post,
    resultsSwitches: result.resultsSwitches,
    written: given.written,
    exports: reader.mergedWord('exports', exportsVocabulary),
    eval: evaluation(format, reader),
    manual: reader.word('run', ['all', 'manual'], 'all') === 'manual',
    session: language.session,
    async: reader.flag('async', ['no', 'nil']),
    dir: place.dir,
    remote: place.remote,
    mkdirp: reader.flag('mkdirp', ['no', 'nil', '']),
    variables: variables(reader, format),
    tables: table.tables,
    tableText: table.tableText,
    own: language.own,
    stdin: reader.text('stdin', ''),
    cmdline: reader.merged.has('cmdline') ? reader.text('cmdline', '') : null,
    prologue: reader.text('prologue', ''),
    epilogue: reader.text('epilogue', ''),
    tangle: tangle.tangle,
    tangleMode: tangle.tangleMode,
    tangleMkdirp: tangle.tangleMkdirp,
    shebang: tangle.shebang,
    padline: tangle.padline,
    noExpand: tangle.noExpand,
    comments: tangle.comments,
    noweb: noweb.noweb,
    nowebRef: noweb.nowebRef,
    nowebSep: noweb.nowebSep,
    nowebPrefix: noweb.nowebPrefix,
    timeoutMs: time.timeoutMs,
    forMs: time.forMs,
    retry: time.retry,
    background: time.background,
    wait: time.wait,
    conditions: conditionArguments(reader),
    environment: language.environment,
    expect: reader.text('expect', ''),
    exit: exits(reader),
    record: recordArgument(reader),
    recording: recordingSettings(reader),
  }
}

const evalWords = ['yes', 'no', 'never', 'query', 'never-export', 'no-export', 'query-export']

/** `:eval` says it; only without it `:noeval` counts (org-babel-check-confirm-evaluate). */
function evaluation(format: Document['format'], reader: ArgumentReader): HeaderArguments['eval'] {
  const value = reader.text('eval', '') || (reader.merged.has('noeval') ? 'no' : 'yes')
  if (value === 'no' || value === 'never') return 'never'
  // Org takes any other word for yes.
  if (format === 'markdown') reader.word('eval', evalWords, 'yes')
  return value === 'query' ? 'query' : 'yes'
}

function exits(reader: ArgumentReader): ExpectedExits {
  const written = reader.merged.get('exit')
  const found = written ? readExits(written.value) : [0]
  if (found !== null) return found
  if (written?.origin) {
    const hint = 'Write statuses as in 0,3 or signal:TERM, or any, or nonzero.'
    reader.reject(written.origin, `":exit ${written.value}" is no exit status`, hint)
  }
  return [0]
}

function variables(reader: ArgumentReader, format: Document['format']): Variable[] {
  return variableNames(reader.merged).flatMap((name) => {
    const { value, origin } = reader.merged.get(`var ${name}`) ?? {}
    if (value === undefined || !origin) return []
    const text = value.slice(value.indexOf('=') + 1).trim()
    if (looksLikeLisp(text)) return lispVariable({ name, text, origin }, reader)
    if (text !== '') return [{ ...readVariable(name, text, format), origin }]
    const hint = 'Write a number, a "string" or a name behind the equals sign.'
    reader.fail(origin, `:var ${value} has no value`, hint)
    return []
  })
}

function lispVariable(
  { name, text, origin }: { name: string; text: string; origin: RawArgument },
  reader: ArgumentReader,
): Variable[] {
  const result = reader.evaluate(text)
  if ('value' in result) return [{ name, value: result.value, reference: '', origin }]
  reader.fail(
    origin,
    `"${text}" is Emacs Lisp that is not evaluated: ${result.refused}`,
    'Write a number, a "string", a quoted list or a name behind the equals sign.',
  )
  return []
}
