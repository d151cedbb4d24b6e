import { short } from './path-data.ts'
import type { Interval } from './scrolled-lines.ts'

/** The animations of a picture: all as long as the film, and each going from state to state without a passage. */
export interface Keyframes {
  /** The attributes of a group that is visible in some intervals only; `''` where it always is. */
  visibleIn(shown: readonly Interval[]): string
  /** The attributes of a group that goes through states, each a CSS declaration; the last one is the resting state. */
  through(states: readonly (readonly [atCs: number, declaration: string])[]): string
  css(): string
}

/** No animations yet, for a film of a length in hundredths of a second. */
export function createKeyframes(endCs: number, loop: boolean): Keyframes {
  const names = new Map<string, string>()
  const percent = (atCs: number): string => `${short3((100 * atCs) / endCs)}%`
  const attributes = (steps: string, resting: string): string => {
    const name = names.get(steps) ?? `k${names.size.toString(36)}`
    names.set(steps, name)
    return ` class="k" style="animation-name:${name};${resting}"`
  }
  return {
    visibleIn(shown) {
      const [first] = shown
      if (shown.length === 1 && first?.[0] === 0 && first[1] >= endCs) return ''
      const steps = shown.flatMap(([from, to]) => [
        `${percent(from)}{visibility:visible}`,
        ...(to >= endCs ? [] : [`${percent(to)}{visibility:hidden}`]),
      ])
      const start = first?.[0] === 0 ? '' : '0%{visibility:hidden}'
      const isLast = (shown.at(-1)?.[1] ?? 0) >= endCs
      return attributes(start + steps.join(''), `visibility:${isLast ? 'visible' : 'hidden'}`)
    },
    through(states) {
      const steps = states.map(([atCs, declaration]) => `${percent(atCs)}{${declaration}}`)
      return attributes(steps.join(''), states.at(-1)?.[1] ?? '')
    },
    css() {
      if (names.size === 0) return ''
      const rules = [...names].map(([steps, name]) => `@keyframes ${name}{${steps}}`)
      const count = loop ? ' infinite' : ''
      // Who wants no motion, and what knows no animations, sees the end.
      return [
        `.k{animation:${short(endCs / 100)}s step-end${count}}`,
        ...rules,
        '@media(prefers-reduced-motion:reduce){.k{animation:none}}',
      ].join('')
    },
  }
}

/** A percentage fine enough for the hundredths of a second of a film of twenty minutes. */
function short3(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
