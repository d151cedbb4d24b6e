import { createHash } from 'node:crypto'
import { relative } from 'node:path'

import type { CastHeader } from '../cast/asciicast.ts'
import { changeSpeed } from '../cast/timeline.ts'
import { RunbookError } from '../errors.ts'
import { type Film, filmOf } from '../render/film.ts'
import { screenText } from '../render/formats/text.ts'
import { defaultPolicy, type Policy, withoutSandbox } from '../sandbox/policy.ts'
import { probeSandbox } from '../sandbox/probe.ts'
import { resolveTheme } from '../screen/resolve-theme.ts'
import type { Theme } from '../screen/theme.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { commandFault } from './command-place.ts'
import { openTapeTerminal } from './open-tape-terminal.ts'
import type { OutputFile, PlayedTape } from './outputs/output-kind.ts'
import { isText } from './outputs/output-kinds.ts'
import { type OutputTarget, outputTarget } from './outputs/output-target.ts'
import { writeOutput } from './outputs/write-output.ts'
import { performances } from './perform/performances.ts'
import type { Stage } from './perform/stage.ts'
import { pictureOf } from './picture-of.ts'
import { planTape, type TapePlan } from './plan-tape.ts'
import { rotateFilm } from './rotate-film.ts'
import { TapeRecorder } from './tape-recorder.ts'
import { Pacer, type Timing } from './time/pacer.ts'

/** What a user decided about playing a tape; every field is resolved. */
export interface PlayOptions {
  /** Absolute path; for a tape from standard input, of a file that need not exist in the directory that it belongs to. */
  readonly path: string
  /** The name that messages use. */
  readonly name: string
  readonly source: Uint8Array
  /** `auto` is frozen for tapes that make only text, else real. */
  readonly timing: Timing | 'auto'
  /** Check only. */
  readonly dryRun: boolean
  /** Replace files that we did not make. */
  readonly force: boolean
  /** `make` writes what the tape promises; `show` writes nothing and yields its texts. */
  readonly outputs: 'make' | 'show'
  readonly sandbox: Policy['backend']
  readonly network: Policy['network']
  /** Absolute paths that the user granted. */
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** What happens while a tape is played, in order. */
export type TapeEvent =
  | { readonly type: 'tape'; readonly plan: TapePlan; readonly timing: Timing }
  | { readonly type: 'problem'; readonly error: RunbookError }
  /** Something of the tape has no effect. */
  | { readonly type: 'note'; readonly error: RunbookError }
  | { readonly type: 'command'; readonly command: TapeCommand }
  /** `lengthMs` of the recording. */
  | { readonly type: 'played'; readonly lengthMs: number }
  /** `path` is relative to the tape's directory. */
  | { readonly type: 'output'; readonly path: string; readonly bytes: number }
  /** What a text output would hold. */
  | { readonly type: 'text'; readonly target: OutputTarget; readonly text: string }

/**
 * Plays a tape: checks it as a whole, types it into a shell in a sandbox, and makes the files that it promises. All are
 * made before the first is written. Yields what happens.
 * @throws RunbookError E_SANDBOX_MISSING and what `openTapeTerminal()` throws.
 */
export async function* playTape(options: PlayOptions): AsyncGenerator<TapeEvent, void, undefined> {
  const plan = planTape(options.path, options.source, options.name)
  const timing = timingOf(plan, options)
  yield { type: 'tape', plan, timing }
  for (const error of plan.notes) yield { type: 'note', error }
  const theme = await themeOrFault(plan)
  const targets = await targetsOf(plan, options)
  const problems = [...plan.problems, theme, ...targets].filter(
    (each): each is RunbookError => each instanceof RunbookError,
  )
  for (const error of problems) yield { type: 'problem', error }
  if (problems.length > 0 || theme instanceof RunbookError || options.dryRun) return
  if (options.sandbox === 'bubblewrap') probeSandbox()
  try {
    const show = { plan, timing, theme, policy: policyOf(plan, options), signal: options.signal }
    const played = yield* perform(show)
    if (played === null) return
    const good = targets.flatMap((target) => (target instanceof RunbookError ? [] : [target]))
    if (options.outputs === 'make') yield* writeOutputs(plan, good, played)
    else for (const target of good) yield { type: 'text', target, text: played.golden }
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    // What an interrupted command did not reach is no problem.
    if (!options.signal.aborted) yield { type: 'problem', error }
  }
}

/** What a performance needs. */
interface Show {
  readonly plan: TapePlan
  readonly timing: Timing
  readonly theme: Theme
  readonly policy: Policy
  readonly signal: AbortSignal
}

/** A played tape, with the films that its screenshots are the ends of. */
interface Performance extends PlayedTape {
  readonly shots: readonly { readonly path: string; readonly film: Film }[]
}

/** Types the tape into a shell; null when it was interrupted. */
async function* perform(show: Show): AsyncGenerator<TapeEvent, Performance | null, undefined> {
  const { plan, signal } = show
  const terminal = await openTapeTerminal(plan, show.policy)
  try {
    const recorder = new TapeRecorder()
    const hasEnded = (): boolean => signal.aborted || terminal.ended() !== ''
    const pacer = new Pacer({ watch: terminal.watch, hasEnded }, show.timing)
    terminal.onOutput((data) => recorder.output(data, pacer.stampMs()))
    const { settings, lines } = plan
    const own = { typingMs: settings.typingMs, promptsBefore: 0, copied: '' }
    const stage: Stage = { terminal, pacer, recorder, settings, lines, ...own }
    const hasText = plan.outputs.some(isText)
    const golden: string[] = []
    for (const command of plan.commands) {
      yield { type: 'command', command }
      await performances.get(command.command)?.(stage, command)
      if (signal.aborted) return null
      if (recorder.isHidden || !hasText) continue
      await pacer.settle()
      golden.push(screenText(terminal.screen.lines()))
    }
    await pacer.settle()
    const lengthMs = recorder.lengthMs(pacer.nowMs)
    yield { type: 'played', lengthMs }
    return performance(show, recorder, { nowMs: pacer.nowMs, golden: golden.join('') })
  } finally {
    await terminal.close()
  }
}

function performance(
  { plan, theme }: Show,
  recorder: TapeRecorder,
  end: { readonly nowMs: number; readonly golden: string },
): Performance {
  const fingerprint = fingerprintOf(plan)
  const options = { ...pictureOf(plan, theme, fingerprint), castVersion: 2 as const }
  const played = recorder.cast(castHeader(plan, theme, fingerprint), end.nowMs)
  const { playbackSpeed, loopOffset } = plan.settings
  const cast = { ...played, events: changeSpeed(played.events, playbackSpeed) }
  const film = filmOf(cast, options)
  const rotated = rotateFilm(cast, loopOffset)
  return {
    film,
    loop: rotated === cast ? film : filmOf(rotated, options),
    options,
    golden: end.golden,
    shots: recorder.shots.map(({ path, events }) => ({
      path,
      film: filmOf({ ...cast, events: cast.events.slice(0, events) }, options),
    })),
  }
}

async function* writeOutputs(
  plan: TapePlan,
  targets: readonly OutputTarget[],
  played: Performance,
): AsyncGenerator<TapeEvent, void, undefined> {
  const made: { target: OutputTarget; files: readonly OutputFile[] }[] = []
  for (const target of targets) {
    // oxlint-disable-next-line no-await-in-loop -- pictures take much memory each
    made.push({ target, files: await filesOf(target, played) })
  }
  for (const { target, files } of made) {
    const bytes = writeOutput(target, files)
    yield { type: 'output', path: relative(plan.directory, target.path), bytes }
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

function targetsOf(
  plan: TapePlan,
  grants: PlayOptions,
): Promise<readonly (OutputTarget | RunbookError)[]> {
  const shots = plan.commands.filter(({ command }) => command === 'Screenshot')
  const wanted =
    grants.outputs === 'make' ? [...plan.outputs, ...shots] : plan.outputs.filter(isText)
  return Promise.all(wanted.map((command) => outputTarget(plan, command, grants)))
}

async function themeOrFault({ settings, lines, themed }: TapePlan): Promise<Theme | RunbookError> {
  try {
    return await resolveTheme(settings.theme)
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    const { code, message: reason, hint } = error
    return themed === null ? error : commandFault(lines, themed, { code, reason, hint })
  }
}

/** Text has no times, so that a tape which makes nothing else can give the same on every run. */
function timingOf({ outputs }: TapePlan, { timing }: PlayOptions): Timing {
  if (timing !== 'auto') return timing
  return outputs.length > 0 && outputs.every(isText) ? 'frozen' : 'real'
}

function policyOf(plan: TapePlan, options: PlayOptions): Policy {
  const base = defaultPolicy({ workspace: plan.directory })
  const policy: Policy = {
    ...base,
    network: options.network,
    read: options.allowRead,
    write: options.allowWrite,
    protect: [...base.protect, plan.path],
    env: options.env,
  }
  return options.sandbox === 'none' ? withoutSandbox(policy) : policy
}

function castHeader({ settings, canvas, path }: TapePlan, theme: Theme, fingerprint: string) {
  const { foreground, background, palette } = theme
  const header: CastHeader = {
    cols: canvas.cols,
    rows: canvas.rows,
    title: path.slice(path.lastIndexOf('/') + 1),
    command: settings.shell.name,
    idleTimeLimit: 0,
    theme: { foreground, background, palette },
    fingerprint,
  }
  return header
}

/** Of the tape's text alone: what its programs do is not known before. */
function fingerprintOf({ lines }: TapePlan): string {
  return `sha256:${createHash('sha256').update(lines.source).digest('hex')}`
}
