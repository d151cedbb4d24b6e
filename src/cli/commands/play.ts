import type { CastEvent } from '../../cast/asciicast.ts'
import { duration, limitIdle } from '../../cast/timeline.ts'
import { filterControls } from '../../redact/control-filter.ts'
import { exitCode } from '../exit-code.ts'
import { followKeys } from '../follow-keys.ts'
import { interruptible } from '../interruptible.ts'
import { Playback } from '../playback.ts'
import type { Report } from '../report.ts'
import { type CastFlags, readCasts } from './read-casts.ts'

/** The flags of `runbook play` as the command line gives them. */
export type PlayFlags = Omit<CastFlags, 'cols' | 'rows'>

/** Colours, cursor, screen, scrolling, wrapping, overwriting and characters as they were before. */
const restore =
  '\u001b[m\u001b[?25h\u001b[?1049l\u001b7\u001b[r\u001b8\u001b[?2026l\u001b[?7h\u001b[0 q\u001b[4l\u001b(B\u001b)B\u000f'

/**
 * `runbook play CAST`: shows a recording in the terminal in its own time. Only harmless control sequences of it reach
 * the terminal (filterControls). Ends early on SIGINT; keys pause, step and jump (followKeys).
 */
export async function play(
  files: readonly [string, ...string[]],
  flags: PlayFlags,
  report: Report,
): Promise<number> {
  const { cast } = await readCasts(files, flags, 0)
  const { header, events } = cast
  const { columns, rows } = process.stdout
  if (process.stdout.isTTY && (columns < header.cols || rows < header.rows))
    report.warning(
      `the recording has ${header.cols} columns and ${header.rows} rows, more than here`,
    )
  const shown = limitIdle(events, header.idleTimeLimit)
  const isWhole = await interruptible(async (signal) => show(shown, report, signal))
  report.event({ type: 'played', seconds: duration(shown) })
  return isWhole ? exitCode.done : exitCode.interrupted
}

/** Shows the output among events at its times; false when it was interrupted. */
async function show(
  events: readonly CastEvent[],
  report: Report,
  signal: AbortSignal,
): Promise<boolean> {
  const filter = filterControls()
  const playback = new Playback()
  let isWhole = true
  const interrupt = (): void => {
    isWhole = false
    playback.end()
  }
  signal.addEventListener('abort', interrupt)
  const release = followKeys(process.stdin, playback, { events, interrupt })
  try {
    for (const { time, code, data } of events) {
      await playback.until(time)
      if (playback.isEnded) break
      if (code === 'o') report.data(filter.write(Buffer.from(data)))
    }
  } finally {
    release()
    report.data(filter.end() + restore)
  }
  return isWhole
}
