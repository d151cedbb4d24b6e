import { outputText } from '../session/output-text.ts'
import type { LiveRecording } from './live-recording.ts'

/** A command of a live recording with what it printed. */
export interface LiveCommand {
  readonly text: string
  readonly output: string
  /** Null when the recording ended before the command did. */
  readonly exitCode: number | null
  /** It drew on the whole screen, so its output is no text. */
  readonly isFullScreen: boolean
}

/** The alternate screen (xterm, "Control Sequences", DECSET 47, 1047, 1049). */
// oxlint-disable-next-line no-control-regex -- escape sequences are what this looks for
const alternateScreen = /\u001b\[\?(?:47|1047|1049)h/

/** The commands of a live recording, in order. */
export function liveCommands({ events }: LiveRecording): LiveCommand[] {
  const commands: LiveCommand[] = []
  let pieces: Uint8Array[] = []
  let text: string | null = null
  const finish = (exitCode: number | null): void => {
    if (text === null) return
    const bytes = Buffer.concat(pieces)
    const isFullScreen = alternateScreen.test(bytes.toString('latin1'))
    commands.push({ text, output: outputText(bytes), exitCode, isFullScreen })
    text = null
  }
  for (const event of events) {
    if (event.kind === 'command') {
      text = event.text
      pieces = []
    } else if (event.kind === 'done') finish(event.exitCode)
    else if (event.kind === 'output') pieces.push(event.data)
  }
  finish(null)
  return commands
}
