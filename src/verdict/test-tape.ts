import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

import { compareOutput } from '../expect/compare-output.ts'
import { literalGrammar } from '../expect/line-grammar.ts'
import { noCaptures } from '../expect/line-test.ts'
import { exact } from '../expect/modes/exact.ts'
import { printComparison } from '../expect/print-comparison.ts'
import { inspectTape } from '../player/inspect-tape.ts'
import { isText } from '../player/outputs/output-kinds.ts'
import { outputPath } from '../player/outputs/output-path.ts'
import type { OutputTarget } from '../player/outputs/output-target.ts'
import { playTape, type PlayOptions } from '../player/play-tape.ts'
import { recordingRoot } from '../recording/recording-paths.ts'
import { heldInterrupts } from '../render/formats/format.ts'
import type { OpenedFile } from '../sandbox/open-text-file.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import type { TestEvent } from './test-document.ts'
import type { Verdict } from './verdict.ts'

/** What a user decided about testing a tape. */
export interface TapeTestOptions extends Pick<
  PlayOptions,
  'currentDirectory' | 'sandbox' | 'network' | 'allowRead' | 'allowWrite' | 'env' | 'searchPath'
> {
  /** Ends it. */
  readonly signal: AbortSignal
  /** Write its text outputs anew. */
  readonly update: boolean
}

/**
 * Reads a tape, checks it as a run does, and looks for what VHS accepts and what does not do what it seems to. When a text output of it is there, or is
 * to be written, the tape is played, without its pictures, and each text held against the file.
 */
export async function* testTape(
  file: string,
  opened: Pick<OpenedFile, 'path' | 'source'>,
  options: TapeTestOptions,
): AsyncGenerator<TestEvent, void, undefined> {
  const { path } = opened
  const source = Buffer.from(opened.source)
  const own = { ...options, path, name: file, source }
  const { commands, problems, warnings } = await inspectTape(own)
  for (const error of warnings) yield { type: 'warning', error }
  for (const error of problems) yield { type: 'problem', error }
  if (problems.length > 0) return
  const title = `${commands.length} commands`
  yield { type: 'verdict', verdict: { path: file, line: 1, title, ...passed, reason: '' } }
  const texts = commands.filter((each) => each.command === 'Output' && isText(each))
  const directory = dirname(path)
  const places = { ...options, directory, roots: [recordingRoot(directory)] }
  const isThere = texts.some(({ args }) => existsSync(outputPath(args, places)))
  if (!isThere && !(options.update && texts.length > 0)) return
  yield* testTexts(own)
}

const passed = { kind: 'passed', difference: [], printed: [], update: null } as const

type OwnOptions = TapeTestOptions & Pick<PlayOptions, 'path' | 'name' | 'source'>

async function* testTexts(options: OwnOptions): AsyncGenerator<TestEvent, void, undefined> {
  const playing = playTape({
    ...options,
    interrupts: heldInterrupts(options.signal),
    redirect: [],
    timing: 'frozen',
    dryRun: false,
    // Nothing but what is compared is written.
    force: true,
    outputs: 'show',
  })
  for await (const event of playing) {
    if (event.type === 'problem' || event.type === 'left-behind') yield event
    if (event.type === 'text') {
      yield { type: 'verdict', verdict: await judge(event.target, event.text, options) }
    }
  }
}

const maxBytes = 1 << 26

async function judge(
  { command, path, root }: OutputTarget,
  text: string,
  { name, update }: Pick<PlayOptions, 'name'> & Pick<TapeTestOptions, 'update'>,
): Promise<Verdict> {
  const verdict = { ...passed, path: name, line: command.line, title: command.args }
  const isThere = existsSync(path)
  const before = isThere
    ? Buffer.from(readConfined({ path, root, maxBytes })).toString('utf8')
    : null
  if (before === text) return { ...verdict, reason: '' }
  if (update) {
    writeConfined({ path, root, data: text, mode: null, createDirectories: true })
    return { ...verdict, reason: 'written anew' }
  }
  if (before === null)
    return { ...verdict, kind: 'skipped', reason: 'it is not there; --update writes it' }
  const sides = { expected: before, actual: text }
  const comparison = await compareOutput({ mode: exact, argument: '', ...sides, scope, keep: {} })
  const difference = printComparison(comparison)
  return { ...verdict, kind: 'differs', reason: 'the tape shows something else', difference }
}

const scope = {
  grammar: literalGrammar,
  patterns: new Map<string, string>(),
  captures: noCaptures,
  declared: new Set<string>(),
}
