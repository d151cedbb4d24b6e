import type { CastEvent } from '../cast/asciicast.ts'
import type { Playback } from './playback.ts'

/**
 * Lets the keys of asciinema's player steer a playback: Space pauses and goes on, `.` shows the next output of a pause, `]` goes to
 * the next marker, `q` and Ctrl+C end it (`interrupt` for the latter). Returns what gives the terminal back; without a
 * terminal there are no keys.
 */
export function followKeys(
  input: NodeJS.ReadStream,
  playback: Playback,
  { events, interrupt }: { events: readonly CastEvent[]; interrupt: () => void },
): () => void {
  if (!input.isTTY) return () => {}
  const jumpTo = (code: CastEvent['code']): void => {
    const { seconds } = playback
    const next = events.find((event) => event.code === code && event.time > seconds)
    if (next) playback.jump(next.time)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ' ': () => playback.togglePause(),
    '.': () => playback.isPaused && jumpTo('o'),
    ']': () => jumpTo('m'),
    q: () => playback.end(),
    '\u0003': interrupt,
  }
  const receive = (data: Buffer): void => {
    for (const key of data.toString('latin1')) keys[key]?.()
  }
  input.setRawMode(true)
  input.on('data', receive)
  return () => {
    input.off('data', receive).pause()
    input.setRawMode(false)
  }
}
