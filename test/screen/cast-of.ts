import { type Asciicast, type EventCode, noOverlay } from '../../src/cast/asciicast.ts'

/** A recording of `cols` by `rows` cells from events [seconds, data] or [seconds, code, data]. */
export function castOf(
  size: { readonly cols: number; readonly rows: number },
  events: readonly (readonly [number, string] | readonly [number, EventCode, string])[],
): Asciicast {
  return {
    header: {
      ...size,
      title: '',
      command: '',
      idleTimeLimit: 0,
      theme: null,
      fingerprint: '',
      overlay: noOverlay,
      boldIsBright: false,
    },
    events: events.map((event) =>
      event.length === 2
        ? { time: event[0], code: 'o', data: event[1] }
        : { time: event[0], code: event[1], data: event[2] },
    ),
  }
}
