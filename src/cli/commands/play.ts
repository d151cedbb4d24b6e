import { setTimeout as sleep } from 'node:timers/promises'

import type { CastEvent } from '../../cast/asciicast.ts'
import { duration, limitIdle } from '../../cast/timeline.ts'
import { filterControls } from '../../redact/control-filter.ts'
import { exitCode } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import type { Report } from '../report.ts'
import { type CastFlags, readCasts } from './read-casts.ts'

/** The flags of `runbook play` as the command line gives them. */
export type PlayFlags = Omit<CastFlags, 'cols' | 'rows'>

/** Colours, cursor, screen, scrolling, wrapping, overwriting and characters as they were before. */
const restore =
  '\u001b[m\u001b[?25h\u001b[?1049l\u001b7\u001b[r\u001b8\u001b[?2026l\u001b[?7h\u001b[0 q\u001b[4l\u001b(B\u001b)B\u000f'

/**
 * `runbook play CAST`: shows a recording in the terminal in its own time. Only harmless control sequences of it reach
 * the terminal (filterControls). Ends early on SIGINT.
 */
export async function play(
  files: readonly [string, ...string[]],
  flags: PlayFlags,
  report: Report,
): Promise<number> {
  const { header, events } = await readCasts(files, flags)
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
  const startMs = performance.now()
  try {
    for (const { time, code, data } of events) {
      await waitUntil(startMs + time * 1000, signal)
      if (signal.aborted) break
      if (code === 'o') report.data(filter.write(Buffer.from(data)))
    }
  } finally {
    report.data(filter.end() + restore)
  }
  return !signal.aborted
}

/** Timers take no more milliseconds, which are some 24 days, and end at once when they are given more. */
const longestTimerMs = 2 ** 31 - 1

/** Waits for a time of the process, in milliseconds, or until it is aborted. */
async function waitUntil(atMs: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const waitMs = atMs - performance.now()
    if (waitMs <= 1 || signal.aborted) return
    // oxlint-disable-next-line no-await-in-loop -- one timer after the other
    await sleep(Math.min(waitMs, longestTimerMs), undefined, { signal }).catch(() => {})
  }
}
