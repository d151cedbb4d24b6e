import { dirname, relative, resolve } from 'node:path'

import { errorCodes, RunbookError } from '../errors.ts'
import type { Interrupts } from '../render/formats/format.ts'
import { grantedPolicy } from '../sandbox/granted-policy.ts'
import { type LeftBehind, noteObeyed } from '../sandbox/left-behind.ts'
import type { Policy } from '../sandbox/policy.ts'
import { probeSandbox } from '../sandbox/probe.ts'
import type { Theme } from '../screen/theme.ts'
import { argumentFault } from './command-place.ts'
import { forgetFailed, keepFailed, type KeptFile } from './failed-outputs.ts'
import { marginPictureOf } from './margin-picture-of.ts'
import { networkNotes } from './network-notes.ts'
import { distinctTargets } from './outputs/distinct-targets.ts'
import type { OutputFile } from './outputs/output-kind.ts'
import { isText } from './outputs/output-kinds.ts'
import { type OutputTarget, outputTarget } from './outputs/output-target.ts'
import { writeOutput } from './outputs/write-output.ts'
import { type Performance, type PerformanceEvent, performTape, type Show } from './perform-tape.ts'
import { planTape, type TapeFile, type TapePlan } from './plan-tape.ts'
import { socketNotes } from './socket-notes.ts'
import { tapeTheme } from './tape-theme.ts'
import type { Timing } from './time/pacer.ts'

/** What a user decided about playing a tape; every field is resolved. */
export interface PlayOptions extends TapeFile {
  /** `auto` is frozen for tapes that make only text, else real. */
  readonly timing: Timing | 'auto'
  /** Check only. */
  readonly dryRun: boolean
  /** Replace files that we did not make. */
  readonly force: boolean
  /** `make` writes what the tape promises; `show` writes nothing and yields its texts. */
  readonly outputs: 'make' | 'show'
  readonly network: Policy['network']
  /** Held while something runs, and while files are written. */
  readonly interrupts: Interrupts
}

/** What happens while a tape is played, in order. */
export type TapeEvent =
  | { readonly type: 'tape'; readonly plan: TapePlan; readonly timing: Timing }
  | { readonly type: 'problem'; readonly error: RunbookError }
  /** Something of the tape has no effect. */
  | { readonly type: 'note'; readonly error: RunbookError }
  | PerformanceEvent
  | ({ readonly type: 'left-behind' } & LeftBehind)
  /** `path` is relative to the tape's directory. */
  | { readonly type: 'output'; readonly path: string; readonly bytes: number }
  /** What is left of a tape that failed. */
  | ({ readonly type: 'kept' } & KeptFile)
  /** What a text output would hold. */
  | { readonly type: 'text'; readonly target: OutputTarget; readonly text: string }

/**
 * Plays a tape: checks it as a whole, types it into a shell in a sandbox, and makes the files that it promises. All are
 * made before the first is written. Yields what happens.
 * @throws RunbookError E_SANDBOX_MISSING and what `openTapeTerminal()` throws.
 */
export async function* playTape(options: PlayOptions): AsyncGenerator<TapeEvent, void, undefined> {
  const plan = planTape(options)
  const timing = timingOf(plan, options)
  yield { type: 'tape', plan, timing }
  for (const error of [...plan.notes, ...needsOf(plan, options)]) yield { type: 'note', error }
  const theme = await themeOrFault(plan)
  const marginPicture = marginPictureOf(plan, options.allowRead)
  const targets = await targetsOf(plan, options)
  const problems = [...plan.problems, theme, marginPicture, ...targets].filter(
    (each): each is RunbookError => each instanceof RunbookError,
  )
  for (const error of problems.toSorted(byPlace)) yield { type: 'problem', error }
  if (problems.length > 0 || options.dryRun) return
  if (theme instanceof RunbookError || marginPicture instanceof RunbookError) return
  if (options.sandbox === 'bubblewrap') await probeSandbox()
  const good = targets.flatMap((target) => (target instanceof RunbookError ? [] : [target]))
  const { env, searchPath, interrupts } = options
  const policy = grantedPolicy(options, {
    path: plan.path,
    workspace: dirname(plan.path),
    shared: '',
    mounts: [],
    env,
  })
  const show = { plan, timing, theme, marginPicture, policy, searchPath, interrupts }
  try {
    const played = yield* performWatched(show)
    if (played !== null) yield* endOf({ plan, played, targets: good, options })
  } catch (error) {
    // What an interrupt kept from its end is no problem.
    if (!interrupts.signal.aborted) {
      if (!(error instanceof RunbookError)) throw error
      yield { type: 'problem', error }
    }
  }
}

/** Performs a tape and looks behind it at what it left, however it ended. */
async function* performWatched(
  show: Show,
): AsyncGenerator<TapeEvent, Performance | null, undefined> {
  const release = show.interrupts.hold()
  const leftBehind = noteObeyed(show.policy)
  try {
    return yield* performTape(show)
  } finally {
    const left = leftBehind()
    release()
    if (left) yield { type: 'left-behind', ...left }
  }
}

/** What the sandbox lacks for what the tape types. */
function needsOf(
  { lines, commands, typed }: TapePlan,
  { sandbox, network }: PlayOptions,
): RunbookError[] {
  if (sandbox === 'none') return []
  const sockets = network === 'sockets' ? [] : socketNotes(lines, commands)
  const remote = network === 'host' ? [] : networkNotes(lines, typed)
  return [...sockets, ...remote]
}

/** By lines, and mistakes of the tape before what the machine lacks: the first decides how the run ends. */
function byPlace(one: RunbookError, other: RunbookError): number {
  const kinds = Number(!isMistake(one)) - Number(!isMistake(other))
  const lines = (one.place?.line ?? 0) - (other.place?.line ?? 0)
  return kinds || lines || (one.place?.column ?? 0) - (other.place?.column ?? 0)
}

function isMistake({ exitCode }: RunbookError): boolean {
  return exitCode === errorCodes.E_TAPE
}

/** A tape whose commands are done, or that failed. */
interface Ending {
  readonly plan: TapePlan
  readonly played: Performance
  readonly targets: readonly OutputTarget[]
  readonly options: PlayOptions
}

/** Makes what the tape promises; when that or the tape itself fails, keeps what there is. */
async function* endOf(ending: Ending): AsyncGenerator<TapeEvent, void, undefined> {
  const { plan, played, targets, options } = ending
  if (options.outputs === 'show') {
    if (played.failure !== null) throw played.failure
    for (const target of targets) yield { type: 'text', target, text: played.golden }
    return
  }
  try {
    if (played.failure !== null) throw played.failure
    yield* writeOutputs(ending)
    await forgetFailed(plan, options)
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    yield* failed(ending, error)
  }
}

/** Tells of a failure after what was recorded has been kept, so that it can say where. */
async function* failed(
  { plan, played, options }: Ending,
  error: RunbookError,
): AsyncGenerator<TapeEvent, void, undefined> {
  let files: readonly KeptFile[] = []
  try {
    files = await keepFailed(plan, played, options)
    for (const file of files) yield { type: 'kept', ...file }
  } finally {
    const { directory, currentDirectory } = plan
    const names = files.map(({ path }) => relative(currentDirectory, resolve(directory, path)))
    yield { type: 'problem', error: withFiles(error, names) }
  }
}

function withFiles(error: RunbookError, files: readonly string[]): RunbookError {
  if (files.length === 0) return error
  const { code, message, place, cause } = error
  const hint = `${error.hint} What was shown is in ${files.join(', ')}.`
  return new RunbookError(code, message, {
    ...(place === undefined ? {} : { place }),
    hint,
    cause,
  })
}

async function* writeOutputs({
  plan,
  targets,
  played,
  options: { interrupts },
}: Ending): AsyncGenerator<TapeEvent, void, undefined> {
  const made: { target: OutputTarget; files: readonly OutputFile[] }[] = []
  for (const target of targets) {
    // oxlint-disable-next-line no-await-in-loop -- pictures take much memory each
    made.push({ target, files: await filesOf(target, played) })
  }
  const release = interrupts.hold()
  try {
    for (const { target, files } of made) {
      const bytes = writeOutput(target, files)
      yield { type: 'output', path: relative(plan.directory, target.path) || './', bytes }
    }
  } finally {
    release()
  }
}

/** A screenshot's path may be taken twice; then the last one stays. */
async function filesOf(
  { command, kind }: OutputTarget,
  played: Performance,
): Promise<readonly OutputFile[]> {
  if (command.command !== 'Screenshot') return kind.make(played)
  const shot = played.shots.findLast(({ path }) => path === command.args)
  return shot === undefined ? [] : kind.make({ ...played, film: shot.film })
}

async function targetsOf(
  plan: TapePlan,
  grants: PlayOptions,
): Promise<readonly (OutputTarget | RunbookError)[]> {
  const shots = plan.commands.filter(({ command }) => command === 'Screenshot')
  const wanted =
    grants.outputs === 'make' ? [...plan.outputs, ...shots] : plan.outputs.filter(isText)
  // What is left over of a broken line is no second mistake.
  const broken = new Set(plan.problems.map(({ place }) => place?.line))
  const named = wanted.filter(({ args, line }) => args !== '' && !broken.has(line))
  return distinctTargets(
    await Promise.all(named.map((command) => outputTarget(plan, command, grants))),
    plan.lines,
  )
}

async function themeOrFault({ settings, lines, themed }: TapePlan): Promise<Theme | RunbookError> {
  try {
    return await tapeTheme(settings.theme)
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    const { code, message: reason, hint } = error
    return themed === null ? error : argumentFault(lines, themed, { code, reason, hint })
  }
}

/** Text has no times, so that a tape which makes nothing else can give the same on every run. */
function timingOf({ outputs }: TapePlan, { timing }: PlayOptions): Timing {
  if (timing !== 'auto') return timing
  return outputs.length > 0 && outputs.every(isText) ? 'frozen' : 'real'
}
