import { createHash } from 'node:crypto'

import type { Asciicast, CastHeader } from '../cast/asciicast.ts'
import { changeSpeed } from '../cast/timeline.ts'
import { RunbookError } from '../errors.ts'
import { EventQueue } from '../execute/event-queue.ts'
import { maskText } from '../redact/secret-mask.ts'
import { type Film, filmOf } from '../render/film.ts'
import type { Interrupts } from '../render/formats/format.ts'
import type { Picture } from '../render/picture/picture.ts'
import type { Policy } from '../sandbox/policy.ts'
import { redactCast } from '../screen/redact-cast.ts'
import type { Theme } from '../screen/theme.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { commandFault, tapeBeginning } from './command-place.ts'
import { openTapeTerminal, type TapeTerminal } from './open-tape-terminal.ts'
import type { PlayedTape } from './outputs/output-kind.ts'
import { isText } from './outputs/output-kinds.ts'
import { performances } from './perform/performances.ts'
import type { Stage } from './perform/stage.ts'
import { pictureOf } from './picture-of.ts'
import type { TapePlan } from './plan-tape.ts'
import { rotateFilm } from './rotate-film.ts'
import { fixedView, openScrolledView, type ScrolledView } from './scrolled-view.ts'
import { type Shown, TapeRecorder } from './tape-recorder.ts'
import { TapeScreens } from './tape-screens.ts'
import { tapeSecrets } from './tape-secrets.ts'
import { Pacer, type Timing } from './time/pacer.ts'

/** What a performance needs. */
export interface Show {
  readonly plan: TapePlan
  readonly timing: Timing
  readonly theme: Theme
  readonly marginPicture: Picture | null
  readonly policy: Policy
  /** Where encoders are looked for. */
  readonly searchPath: string
  readonly interrupts: Interrupts
}

/** What happens while the commands of a tape are done, in order. */
export type PerformanceEvent =
  | { readonly type: 'command'; readonly command: TapeCommand }
  /** The terminal shows something new, at the pace of the machine. */
  | ({ readonly type: 'shown' } & Shown)
  /** `lengthMs` of the recording. */
  | { readonly type: 'played'; readonly lengthMs: number }

/** A played tape, with the films that its screenshots are the ends of. */
export interface Performance extends PlayedTape {
  readonly shots: readonly { readonly path: string; readonly film: Film }[]
  /** The last different screens as text, also what was hidden. */
  readonly seen: string
  /** Why it ended early, or null. */
  readonly failure: RunbookError | null
}

/**
 * Types the tape into a shell, to its end or up to the command that fails; null when it was interrupted.
 * @throws RunbookError what `openTapeTerminal()` throws.
 */
export async function* performTape(
  show: Show,
): AsyncGenerator<PerformanceEvent, Performance | null, undefined> {
  const { plan } = show
  const { signal } = show.interrupts
  const secrets = tapeSecrets(plan, show.policy.env)
  const terminal = await openTapeTerminal({ ...show, secrets })
  try {
    const shown = new EventQueue<PerformanceEvent>()
    const recorder = new TapeRecorder(({ code, data }) =>
      shown.push({ type: 'shown', code, data: maskText(data, secrets) }),
    )
    const hasEnded = (): boolean => signal.aborted || terminal.ended() !== ''
    const pacer = new Pacer({ watch: terminal.watch, hasEnded }, show.timing)
    const view = viewOf(plan, terminal)
    terminal.onOutput((data) => {
      view.write(data)
      recorder.output(data, pacer.stampMs())
    })
    const { settings, lines } = plan
    const own = { secrets, typingMs: settings.typingMs, promptsBefore: 0, copied: '' }
    const stage: Stage = { terminal, pacer, recorder, view, settings, lines, ...own }
    const screens = new TapeScreens(plan.outputs.some(isText))
    const broken = yield* commandsOf(show, stage, { screens, shown })
    if (signal.aborted) return null
    await pacer.settle()
    yield* shown.until(Promise.resolve())
    screens.end(stage)
    const failure = broken ?? limitFault(plan, terminal)
    if (failure === null) {
      const lengthMs = recorder.lengthMs(pacer.nowMs) / plan.settings.playbackSpeed
      yield { type: 'played', lengthMs }
    }
    return performance(show, stage, { screens, failure })
  } finally {
    await terminal.close()
  }
}

/** What ends the shell of a tape is its failure, even when nothing more is typed. */
function limitFault({ lines, commands }: TapePlan, terminal: TapeTerminal): RunbookError | null {
  const reason = terminal.exceeded()
  if (reason === '') return null
  const hint = 'Let the programs of the tape do less.'
  const fault = { code: 'E_BLOCK_FAILED', reason: `the shell was ended: ${reason}`, hint } as const
  return commandFault(lines, commands.at(-1) ?? tapeBeginning, fault)
}

/** Only tapes that scroll need to keep what has scrolled out. */
function viewOf({ commands, canvas }: TapePlan, { screen }: TapeTerminal): ScrolledView {
  return commands.some(({ command }) => command === 'ScrollUp')
    ? openScrolledView(canvas, () => screen.snapshot().cursor.shape !== 'hidden')
    : fixedView
}

/** Does the commands in order; returns why it could not go on, or null. */
async function* commandsOf(
  { plan, interrupts: { signal } }: Show,
  stage: Stage,
  { screens, shown }: { screens: TapeScreens; shown: EventQueue<PerformanceEvent> },
): AsyncGenerator<PerformanceEvent, RunbookError | null, undefined> {
  for (const command of plan.commands) {
    yield { type: 'command', command }
    try {
      const done = performances.get(command.command)?.(stage, command)
      yield* shown.until(done ?? Promise.resolve())
    } catch (error) {
      if (error instanceof RunbookError) return error
      throw error
    }
    if (signal.aborted) return null
    await screens.add(stage)
  }
  return null
}

function performance(
  { plan, theme, marginPicture, searchPath, interrupts }: Show,
  { recorder, pacer, secrets }: Stage,
  { screens, failure }: { readonly screens: TapeScreens } & Pick<Performance, 'failure'>,
): Performance {
  const fingerprint = fingerprintOf(plan)
  const looks = { theme, marginPicture, comment: fingerprint }
  const made = { castVersion: 2 as const, searchPath, interrupts }
  const options = { ...pictureOf(plan, looks), ...made }
  const { playbackSpeed, loopOffset } = plan.settings
  const header = castHeader(plan, theme, fingerprint)
  const castOf = (wanted: 'shown' | 'all'): Asciicast => {
    const played = redactCast(recorder.cast(header, pacer.nowMs, wanted), secrets)
    return { ...played, events: changeSpeed(played.events, playbackSpeed) }
  }
  // A failure may lie in what is hidden, and so may the moment of a screenshot.
  const cast = castOf(failure === null ? 'shown' : 'all')
  const all = failure !== null || recorder.shots.length === 0 ? cast : castOf('all')
  const film = filmOf(cast, options)
  const rotated = rotateFilm(cast, loopOffset)
  return {
    film,
    loop: rotated === cast ? film : filmOf(rotated, options),
    options,
    golden: screens.golden,
    seen: screens.seen,
    failure,
    shots: recorder.shots.map(({ path, events }) => ({
      path,
      film: filmOf({ ...all, events: all.events.slice(0, events) }, options),
    })),
  }
}

function castHeader(
  { settings, canvas, overlay, path }: TapePlan,
  theme: Theme,
  fingerprint: string,
) {
  const { foreground, background, palette } = theme
  const header: CastHeader = {
    cols: canvas.cols,
    rows: canvas.rows,
    title: path.slice(path.lastIndexOf('/') + 1),
    command: settings.shell.name,
    idleTimeLimit: 0,
    theme: { foreground, background, palette },
    fingerprint,
    overlay,
    boldIsBright: true,
  }
  return header
}

/** Of the tape's text alone: what its programs do is not known before. */
function fingerprintOf({ lines }: TapePlan): string {
  return `sha256:${createHash('sha256').update(lines.source).digest('hex')}`
}
