import type { CommandOutput } from '../execute/outcome.ts'
import type { RecordingSettings } from '../plan/header-arguments.ts'
import type { Asciicast, CastEvent, CastHeader, EventCode } from './asciicast.ts'
import { keyDelays } from './key-delays.ts'
import { outputPieces } from './output-pieces.ts'
import { safeText, shownPrompt } from './shown-prompt.ts'

/** What a recording is made from. */
export interface RecorderInput {
  /** Commands in order, with the bytes that each wrote to its terminal. */
  readonly commands: readonly CommandOutput[]
  readonly settings: RecordingSettings
  readonly theme: {
    readonly foreground: string
    readonly background: string
    readonly palette: readonly string[]
  }
  /** `frozen`: output comes at a fixed pace, and the same input gives the same events; `real`: as it came. */
  readonly timing: 'frozen' | 'real'
  readonly fingerprint: string
  /** Label of the marker at the start; the first command's first line when it is `''`. */
  readonly title: string
}

/** The pace of everything but the keys, in milliseconds. */
const pace = {
  /** From the Enter key to the first output. */
  enterMs: 200,
  /** Between a prompt and the first key. */
  promptMs: 500,
  /** From the last output to the next prompt. */
  pauseMs: 400,
  /** How long the end stays. */
  holdMs: 2000,
} as const

/**
 * Makes a recording of commands being typed at a prompt, each with its output: typing is synthetic, output is what
 * the commands wrote. Control sequences other than the harmless ones are taken out (filterControls).
 *
 * Times have whole milliseconds. The last event is empty and only holds the end.
 */
export function recordCommands(input: RecorderInput): Asciicast {
  const tape = new EventTape()
  const { commands, settings, title } = input
  tape.add('m', title || (commands[0]?.command.split('\n', 1)[0] ?? ''))
  tape.add('o', shownPrompt(settings.prompt))
  for (const command of commands) {
    tape.wait(pace.promptMs)
    typeCommand(tape, command.command, settings)
    playOutput(tape, command, input.timing)
    tape.wait(pace.pauseMs)
    tape.add('o', shownPrompt(settings.prompt))
  }
  tape.wait(pace.holdMs)
  tape.add('o', '')
  return { header: header(input), events: tape.events }
}

/** Collects events on a clock of whole milliseconds. */
class EventTape {
  readonly events: CastEvent[] = []
  #nowMs = 0

  get nowMs(): number {
    return this.#nowMs
  }

  wait(ms: number): void {
    this.#nowMs += Math.max(0, Math.round(ms))
  }

  add(code: EventCode, data: string): void {
    this.events.push({ time: this.#nowMs / 1000, code, data })
  }
}

function header({ settings, theme, title, fingerprint }: RecorderInput): CastHeader {
  const { cols, rows, idleLimitMs } = settings
  const { foreground, background, palette } = theme
  return {
    cols,
    rows,
    title,
    command: '',
    idleTimeLimit: idleLimitMs / 1000,
    theme: { foreground, background, palette },
    fingerprint,
    overlay: { captions: false, keystrokes: showsKeys(settings) },
    boldIsBright: false,
  }
}

/** Keys are kept only where they are shown. */
function showsKeys({ looks }: RecordingSettings): boolean {
  return looks.keystrokes === 'yes'
}

/** One event for each key; a line feed is the Enter key, and bash's second prompt follows it. */
function typeCommand(tape: EventTape, command: string, settings: RecordingSettings): void {
  const { typingMs } = settings
  const keystrokes = showsKeys(settings)
  const keys = graphemes(safeText(command.replaceAll('\r\n', '\n')))
  const delays = keyDelays(command, keys.length, typingMs)
  for (const [index, key] of keys.entries()) {
    tape.wait(delays[index] ?? 0)
    if (keystrokes) tape.add('i', key === '\n' ? '\r' : key)
    tape.add('o', key === '\n' ? '\r\n> ' : key)
  }
  tape.wait(typingMs)
  if (keystrokes) tape.add('i', '\r')
  tape.add('o', '\r\n')
}

function playOutput(tape: EventTape, command: CommandOutput, timing: 'frozen' | 'real'): void {
  tape.wait(pace.enterMs)
  const startMs = tape.nowMs
  for (const { atMs, text } of outputPieces(command, timing)) {
    tape.wait(startMs + atMs - tape.nowMs)
    tape.add('o', text)
  }
}

function graphemes(text: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
