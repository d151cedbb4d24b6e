import type { LiveRun } from '../../live/live-run.ts'
import type { Report } from '../report.ts'
import type { RunFlags } from './run-options.ts'

/** How a run is shown in browsers. */
export interface ShowLiveOptions<Event> {
  /** The port to serve at, 0 for any that is free; null when the run is not to be shown. */
  readonly port: number | null
  readonly report: Report
  /** Begins to show the run when it has come to the event that tells of it, null before. */
  readonly open: (event: Event, port: number) => Promise<LiveRun<Event>> | null
}

/** Passes the events of a run on, each when a browser has been told of it; the address is printed before anything runs. */
export async function* showLive<Event>(
  events: AsyncIterable<Event>,
  { port, report, open }: ShowLiveOptions<Event>,
): AsyncGenerator<Event, void, undefined> {
  if (port === null) return yield* events
  let live: LiveRun<Event> | null = null
  try {
    for await (const event of events) {
      if (live === null) {
        live = await open(event, port)
        if (live !== null) report.address(live.url)
      }
      live?.show(event)
      yield event
    }
  } finally {
    await live?.close()
  }
}

/** The port to serve at, null when the run is not to be shown. */
export function portOf({ live, dryRun }: Pick<RunFlags, 'live' | 'dryRun'>): number | null {
  if (live === undefined || dryRun === true) return null
  return live === true ? 0 : live
}
