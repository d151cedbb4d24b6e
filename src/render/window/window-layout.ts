import type { Looks } from '../looks.ts'

/** A dot of a window bar: its middle and its radius, in pixels. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly color: string
  /** Thickness of the line of a hollow dot, 0 for a filled one. */
  readonly line: number
}

/** Where the parts of the window are in the picture, in pixels. */
export interface WindowLayout {
  readonly width: number
  readonly height: number
  readonly window: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
    readonly radius: number
  }
  /** Height of the bar, 0 where there is none. */
  readonly barHeight: number
  readonly dots: readonly Dot[]
  /** Left and top of the first cell. */
  readonly text: { readonly left: number; readonly top: number }
}

/** Colours of the dots from left to right; those of rings are all the same. */
const dotColors = ['#ff4f4d', '#febb00', '#00cc1d']
const ringColor = '#333333'

/** Lays out a window around text of a size in pixels. */
export function windowLayout(
  text: { readonly width: number; readonly height: number },
  looks: Looks,
): WindowLayout {
  const { margin, padding, windowBar } = looks
  const barHeight = windowBar === 'none' ? 0 : looks.windowBarSize
  const window = {
    left: margin,
    top: margin,
    width: (looks.size?.width ?? text.width + 2 * (padding + margin)) - 2 * margin,
    height: (looks.size?.height ?? text.height + 2 * (padding + margin) + barHeight) - 2 * margin,
  }
  const left = margin + Math.floor((window.width - text.width) / 2)
  const top = margin + barHeight + Math.floor((window.height - barHeight - text.height) / 2)
  const radius = Math.min(looks.borderRadius, window.width / 2, window.height / 2)
  return {
    width: window.width + 2 * margin,
    height: window.height + 2 * margin,
    window: { ...window, radius },
    barHeight,
    dots: windowBar === 'none' ? [] : barDots(window, barHeight, windowBar),
    text: { left, top },
  }
}

/** The radii are those of VHS: a sixth of the bar, rings a fifth. */
function barDots(
  window: { readonly left: number; readonly top: number; readonly width: number },
  size: number,
  kind: Exclude<Looks['windowBar'], 'none'>,
): Dot[] {
  const isRing = kind.startsWith('Rings')
  const radius = isRing ? size / 5 : size / 6
  const first = kind.endsWith('Right')
    ? window.left + window.width - 1.85 * size
    : window.left + 0.65 * size
  return dotColors.map((color, at) => ({
    x: first + at * size * 0.6,
    y: window.top + size / 2,
    radius,
    color: isRing ? ringColor : color,
    line: isRing ? Math.max(1, size / 20) : 0,
  }))
}
