import type { OverlayState } from '../overlay/overlay-states.ts'

/** What a page needs to show captions and keys below its player. */
export interface OverlayPart {
  readonly css: string
  /** Elements behind the player's. */
  readonly body: string
  /** Goes on where `player` is the player (asciinema-player's API). */
  readonly script: string
}

/** A page without captions and keys. */
const noOverlay: OverlayPart = { css: '#player{height:100%}', body: '', script: '' }

/** Lines below the player, which show the states at their times; `escaped` makes JSON fit for a script. */
export function overlayPart(
  states: readonly OverlayState[],
  escaped: (json: string) => string,
): OverlayPart {
  if (states.length === 0) return noOverlay
  const shown = states.map(({ atCs, caption, keys }) => [
    atCs / 100,
    caption,
    keys.map(({ text }) => text),
  ])
  return {
    css: `${layout}${looks}`,
    body: '<div id="overlay" aria-live="polite"><p id="caption"></p><p id="keys"></p></div>',
    script: script.replace('STATES', () => escaped(JSON.stringify(shown))),
  }
}

const layout =
  '#player{height:calc(100% - 4.5em)}#overlay{height:4.5em;overflow:hidden;text-align:center}'

const looks =
  '#overlay p{margin:.4em;font:1em monospace;color:var(--term-color-foreground)}#caption{font-weight:bold!important}kbd{border:1px solid;border-radius:.3em;padding:0 .4em;margin:0 .2em;white-space:pre}'

/** The player tells its time only when asked (asciinema-player's API, `getCurrentTime()`). */
const script = `
const states = STATES
let shown
setInterval(async () => {
  const time = await player.getCurrentTime()
  const state = states.findLast(([at]) => at <= time) ?? [0, '', []]
  if (state === shown) return
  shown = state
  document.getElementById('caption').textContent = state[1]
  document.getElementById('keys').replaceChildren(...state[2].map((key) => {
    const element = document.createElement('kbd')
    element.textContent = key
    return element
  }))
}, 50)`
