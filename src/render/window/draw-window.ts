import { blend, type Colors, pack, parseColor, type Rgb } from '../colors.ts'
import type { PictureOptions } from '../render-options.ts'
import { bayer } from './bayer.ts'
import { drawTitle } from './draw-title.ts'
import { pictureGround } from './picture-ground.ts'
import type { WindowLayout } from './window-layout.ts'

/** What is around the text: all pixels of a picture, with the theme's ground where text will be. */
export interface DrawnWindow {
  /** Colours as 0xrrggbb, row by row. */
  readonly pixels: Uint32Array
  /** Offsets of the pixels that lie in the rounded corners, where no text may show. */
  readonly corners: Uint32Array
}

/** Draws margin, window, bar and title; null where the picture is nothing but the theme's ground. */
export function drawWindow(
  layout: WindowLayout,
  options: PictureOptions,
  colors: Colors,
): DrawnWindow | null {
  const { window } = layout
  if (options.margin === 0 && window.radius === 0 && layout.barHeight === 0) return null
  const corners: number[] = []
  const pixels = new Uint32Array(layout.width * layout.height)
  const outside = fill(options, layout)
  for (let y = 0; y < layout.height; y += 1) {
    for (let x = 0; x < layout.width; x += 1) {
      const share = insideShare(x, y, window)
      const at = y * layout.width + x
      pixels[at] = share === 1 ? colors.background : blend(outside(x, y), colors.background, share)
      if (share < 1 && isInBox(x, y, window)) corners.push(at)
    }
  }
  drawDots(layout, pixels)
  if (options.title !== '' && layout.barHeight > 0)
    drawTitle(layout, pixels, { title: options.title, colors, font: options.font })
  return { pixels, corners: Uint32Array.from(corners) }
}

/** Steps of a gradient; between two of them pixels are mixed, so that few colours look like many. */
const gradientSteps = 24

function fill(
  { marginFill, marginPicture, theme }: PictureOptions,
  { width, height }: WindowLayout,
): (x: number, y: number) => Rgb {
  if (marginPicture !== null)
    return pictureGround(marginPicture, { width, height }, parseColor(theme.background))
  const from = parseColor(marginFill?.from ?? theme.background)
  const to = parseColor(marginFill?.to ?? theme.background)
  if (from === to) return () => from
  const ramp = Array.from({ length: gradientSteps + 1 }, (_, step) =>
    blend(from, to, step / gradientSteps),
  )
  return (x, y) => {
    const exact = ((x / width + y / height) / 2) * gradientSteps
    const threshold = ((bayer[(y & 3) * 4 + (x & 3)] ?? 0) + 0.5) / 16
    return ramp[Math.floor(exact + threshold)] ?? to
  }
}

/** How much of a pixel is inside of the window. */
function insideShare(x: number, y: number, window: WindowLayout['window']): number {
  if (!isInBox(x, y, window)) return 0
  const { left, top, width, height, radius } = window
  const dx = Math.max(left + radius - (x + 0.5), x + 0.5 - (left + width - radius), 0)
  const dy = Math.max(top + radius - (y + 0.5), y + 0.5 - (top + height - radius), 0)
  if (dx === 0 || dy === 0) return 1
  return Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)))
}

function isInBox(
  x: number,
  y: number,
  { left, top, width, height }: WindowLayout['window'],
): boolean {
  return x >= left && x < left + width && y >= top && y < top + height
}

function drawDots({ dots, width }: WindowLayout, pixels: Uint32Array): void {
  for (const { x, y, radius, color, line } of dots) {
    for (let py = Math.floor(y - radius - 1); py <= y + radius + 1; py += 1) {
      for (let px = Math.floor(x - radius - 1); px <= x + radius + 1; px += 1) {
        const distance = Math.hypot(px + 0.5 - x, py + 0.5 - y)
        const outer = Math.min(1, Math.max(0, radius + 0.5 - distance))
        const inner = line === 0 ? 0 : Math.min(1, Math.max(0, radius - line + 0.5 - distance))
        const at = py * width + px
        if (outer > inner && px >= 0 && px < width)
          pixels[at] = blend(pixels[at] ?? pack(0, 0, 0), parseColor(color), outer - inner)
      }
    }
  }
}
