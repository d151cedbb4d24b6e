import { maskSecrets, maskText } from '../redact/secret-mask.ts'
import type { Asciicast, CastEvent } from './asciicast.ts'

/**
 * The recording with every occurrence of some values masked: in output and input, also where one comes in pieces, as
 * when it is typed, and in markers, title and command. Text that may be the beginning of a value waits for the event
 * that tells. A value that the terminal wraps or colours in its middle is not found.
 */
export function redactCast({ header, events }: Asciicast, values: readonly string[]): Asciicast {
  const masks = new Map(['o', 'i'].map((code) => [code, maskSecrets(values)]))
  const redacted = events.map((event): CastEvent => {
    const mask = masks.get(event.code)
    return { ...event, data: mask?.write(event.data) ?? maskText(event.data, values) }
  })
  const last = events.at(-1)
  const rest = [...masks].map(([code, mask]): CastEvent => {
    return { time: last?.time ?? 0, code: code as 'o' | 'i', data: mask.end() }
  })
  const isExit = last?.code === 'x'
  const all = [
    ...redacted.slice(0, isExit ? -1 : undefined),
    ...rest,
    ...redacted.slice(isExit ? -1 : redacted.length),
  ]
  const [title, command] = [header.title, header.command].map((text) => maskText(text, values))
  return {
    header: { ...header, title: title ?? '', command: command ?? '' },
    events: all.filter(({ code, data }) => data !== '' || !masks.has(code)),
  }
}
