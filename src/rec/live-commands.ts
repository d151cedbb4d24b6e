import { outputText } from '../session/output-text.ts'
import type { LiveEvent, LiveRecording } from './live-recording.ts'
import { withoutReplies } from './terminal-replies.ts'

/** A command of a live recording with what it printed. */
export interface LiveCommand {
  readonly text: string
  readonly output: string
  /** Null when the recording ended before the command did. */
  readonly exitCode: number | null
  /** It drew on the whole screen, so its output is no text. */
  readonly isFullScreen: boolean
  /** Keys were pressed for it while it ran. */
  readonly readsKeys: boolean
  /** How long it ran until an interrupt ended it, in milliseconds; 0 when nothing did. */
  readonly interruptedMs: number
}

/**
 * The alternate screen (xterm, "Control Sequences", DECSET 47, 1047, 1049), or a cursor that is sent to a place of the screen
 * (ECMA-48, CUP).
 */
// oxlint-disable-next-line no-control-regex -- escape sequences are what this looks for
const wholeScreen = /\u001b\[(?:\?(?:47|1047|1049)h|(?:\d+;\d*)?H)/

const interrupt = '\u0003'
/** The exit status of a command that SIGINT ended (bash(1), "EXIT STATUS"). */
const interruptedExitCode = 130

/** The commands of a live recording, in order. */
export function liveCommands({ events }: LiveRecording): LiveCommand[] {
  const commands: LiveCommand[] = []
  let own: LiveEvent[] = []
  let text: string | null = null
  const finish = (next: string): void => {
    if (text !== null) commands.push(liveCommand(text, own, next))
  }
  for (const event of events) {
    if (event.kind === 'command') {
      finish(event.text)
      text = event.text
      own = []
    }
    own.push(event)
  }
  finish('')
  return commands
}

/** A command of its events, from the one that began it; `next` is the one after it. */
function liveCommand(text: string, events: readonly LiveEvent[], next: string): LiveCommand {
  const end = events.findIndex(({ kind }) => kind === 'done')
  const running = end < 0 ? events : events.slice(0, end)
  const bytes = dataOf(running, 'output')
  const keys = keysOf(running, next)
  const done = events[end]
  const exitCode = done?.kind === 'done' ? done.exitCode : null
  const isInterrupted = exitCode === interruptedExitCode && keys.endsWith(interrupt)
  return {
    text,
    output: outputText(bytes),
    exitCode,
    isFullScreen: wholeScreen.test(bytes.toString('latin1')),
    readsKeys: keys.replaceAll(interrupt, '') !== '',
    interruptedMs: isInterrupted ? (done?.atMs ?? 0) - (events[0]?.atMs ?? 0) : 0,
  }
}

/** The keys for a command, but for those that already type the next one. */
function keysOf(running: readonly LiveEvent[], next: string): string {
  const keys = withoutReplies(dataOf(running, 'input').toString('utf8')).replaceAll('\n', '\r')
  const typed = `${next.replaceAll('\n', '\r')}\r`
  return typed.startsWith(keys) || keys.startsWith(typed) ? '' : keys
}

function dataOf(events: readonly LiveEvent[], kind: 'output' | 'input'): Buffer {
  return Buffer.concat(events.flatMap((event) => (event.kind === kind ? [event.data] : [])))
}
