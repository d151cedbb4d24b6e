import type { CastEvent, Overlay } from '../../cast/asciicast.ts'
import { keyNames, type PressedKey } from './key-names.ts'

/** What stands below the terminal from a time on. */
export interface OverlayState {
  readonly atCs: number
  readonly caption: string
  /** Texts that were typed, and keys, the last one at the end. */
  readonly keys: readonly PressedKey[]
}

/** How long keys stay when no other follows, and the pause after which others stand alone, in seconds. */
const [staySeconds, pauseSeconds] = [2, 0.9]

/** Most keys that are shown. */
const mostKeys = 40

/** So many characters of a text are kept, or up to twice as many: each key that is typed makes a state with all of them. */
const keptCharacters = 1000

/** Goes through a recording's markers and keys; gives what is shown, each state once, in the order of time. */
export function overlayStates(events: readonly CastEvent[], overlay: Overlay): OverlayState[] {
  const states: OverlayState[] = []
  let [caption, lastKey]: [string, number] = ['', -Infinity]
  let keys: PressedKey[] = []
  const show = (time: number): void => {
    const atCs = Math.round(time * 100)
    if (states.at(-1)?.atCs === atCs) states.pop()
    states.push({ atCs, caption, keys })
  }
  const expire = (now: number): void => {
    if (keys.length === 0 || now < lastKey + staySeconds) return
    keys = []
    show(lastKey + staySeconds)
  }
  for (const { time, code, data } of events) {
    expire(time)
    if (code === 'm' && overlay.captions) caption = data
    else if (code === 'i' && overlay.keystrokes && data !== '') {
      keys = joined(time - lastKey > pauseSeconds ? [] : keys, keyNames(data))
      lastKey = time
    } else continue
    show(time)
  }
  expire(Infinity)
  return states
}

/** Characters that were typed one after another are one text, and a key pressed again is counted. */
function joined(before: readonly PressedKey[], pressed: readonly PressedKey[]): PressedKey[] {
  const keys = [...before]
  for (const { text, isTyped } of pressed) {
    const last = keys.at(-1)
    if (isTyped && last?.isTyped === true)
      keys[keys.length - 1] = { text: lastOf(last.text + text), isTyped }
    else if (!isTyped && last?.isTyped === false && baseOf(last.text) === text)
      keys[keys.length - 1] = { text: `${text} ×${countOf(last.text) + 1}`, isTyped }
    else keys.push({ text, isTyped })
  }
  return keys.slice(-mostKeys)
}

function lastOf(text: string): string {
  return text.length <= 2 * keptCharacters ? text : Array.from(text).slice(-keptCharacters).join('')
}

function baseOf(text: string): string {
  return text.replace(/ ×\d+$/, '')
}

function countOf(text: string): number {
  return Number(/ ×(\d+)$/.exec(text)?.[1] ?? 1)
}
