import { RunbookError } from '../../errors.ts'
import type { LiveRun } from '../../live/live-run.ts'
import type { Report } from '../report.ts'

/** How a run is shown in browsers. */
export interface ShowLiveOptions<Event> {
  /** The port to serve at, 0 for any that is free. */
  readonly port: number
  readonly report: Report
  /** Begins to show the run when it has come to the event that tells of it, null before. */
  readonly open: (event: Event, port: number) => Promise<LiveRun<Event>> | null
}

/** Passes the events of a run on, each when a browser has been told of it; the address is printed before anything runs. */
export async function* showLive<Event>(
  events: AsyncIterable<Event>,
  { port, report, open }: ShowLiveOptions<Event>,
): AsyncGenerator<Event, void, undefined> {
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

/**
 * The port that `--live` names, 0 for any that is free; null without the flag.
 * @throws RunbookError E_USAGE for what is no port.
 */
export function livePort(given: string | true | undefined): number | null {
  if (given === undefined) return null
  if (given === true) return 0
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given)
  throw new RunbookError('E_USAGE', `"${given}" is no port for --live`, {
    hint: 'Write a number as in --live 8080, or --live behind the file.',
  })
}
