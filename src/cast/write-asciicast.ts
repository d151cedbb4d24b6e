import type { Asciicast, CastEvent, CastHeader, EventCode } from './asciicast.ts'

const microseconds = 1e6
const milliseconds = 1e3

/** Event codes of asciicast v2; v3 adds the exit status. */
const codesOfV2: readonly EventCode[] = ['o', 'i', 'r', 'm']

/**
 * The text of an asciicast file: a header line, then one event a line (docs.asciinema.org, "asciicast v2", "v3").
 *
 * v2 has absolute times in microseconds, and no exit events. v3 has intervals in milliseconds: each is the difference
 * of rounded absolute times, so rounding errors do not add up. The same recording always gives the same text; the
 * fingerprint, and what pictures show below the terminal and of bold text, are under the header key `runbook`.
 */
export function writeAsciicast(cast: Asciicast, version: 2 | 3): string {
  const [header, events] =
    version === 2
      ? [headerOfV2(cast.header), eventsOfV2(cast.events)]
      : [headerOfV3(cast.header), eventsOfV3(cast.events)]
  return [JSON.stringify(header), ...events, ''].join('\n')
}

function headerOfV2(header: CastHeader): object {
  const { cols, rows } = header
  return { version: 2, width: cols, height: rows, ...sharedKeys(header), ...themeKey(header) }
}

function headerOfV3(header: CastHeader): object {
  const { cols, rows } = header
  return { version: 3, term: { cols, rows, ...themeKey(header) }, ...sharedKeys(header) }
}

/** Keys that mean the same in both versions; what is not known is left out. */
function sharedKeys({ idleTimeLimit, command, title, ...own }: CastHeader): object {
  const ours = ownKeys(own)
  return {
    ...(idleTimeLimit > 0 ? { idle_time_limit: idleTimeLimit } : {}),
    ...(command === '' ? {} : { command }),
    ...(title === '' ? {} : { title }),
    ...(Object.keys(ours).length === 0 ? {} : { runbook: ours }),
  }
}

type OwnKeys = Pick<CastHeader, 'fingerprint' | 'overlay' | 'boldIsBright'>

function ownKeys({ fingerprint, overlay, boldIsBright }: OwnKeys): object {
  const { captions, keystrokes } = overlay
  const shown = [...(captions ? ['captions'] : []), ...(keystrokes ? ['keystrokes'] : [])]
  return {
    ...(fingerprint === '' ? {} : { fingerprint }),
    ...(shown.length === 0 ? {} : { overlay: shown }),
    ...(boldIsBright ? { bold_is_bright: true } : {}),
  }
}

function themeKey({ theme }: CastHeader): object {
  if (theme === null) return {}
  const { foreground, background, palette } = theme
  return { theme: { fg: foreground, bg: background, palette: palette.join(':') } }
}

function eventsOfV2(events: readonly CastEvent[]): string[] {
  return events
    .filter(({ code }) => codesOfV2.includes(code))
    .map((event) => asciicastLine(Math.round(event.time * microseconds) / microseconds, event))
}

function eventsOfV3(events: readonly CastEvent[]): string[] {
  let before = 0
  return events.map((event) => {
    const now = Math.max(before, Math.round(event.time * milliseconds))
    const interval = now - before
    before = now
    return asciicastLine(interval / milliseconds, event)
  })
}

/** An event as a line of asciicast, its time or interval in seconds. */
export function asciicastLine(
  time: number,
  { code, data }: Pick<CastEvent, 'code' | 'data'>,
): string {
  return `[${time}, ${JSON.stringify(code)}, ${JSON.stringify(data)}]`
}
