import type { Canvas } from '../canvas.ts'
import { blend } from '../colors.ts'
import type { PictureOptions } from '../render-options.ts'
import { titleCells, titleMetrics, titleShare, titleSize } from '../window/draw-title.ts'
import type { LineTools } from './draw-line.ts'
import { escapeXml } from './escape-xml.ts'
import { short } from './path-data.ts'

/** Draws margin, window, bar and title; the window of a picture without them is its ground. */
export function drawChrome(canvas: Canvas, options: PictureOptions, tools: LineTools): string {
  const { window, dots, width, height } = canvas.layout
  const ground = tools.classes.fill(tools.colors.background, tools.light.background)
  const outside = window.radius > 0 || options.margin > 0
  const [place, radius] = [`x="${window.left}" y="${window.top}"`, short(window.radius)]
  const size = `width="${window.width}" height="${window.height}"`
  const rounded = window.radius > 0 ? ` rx="${radius}"` : ''
  return [
    outside ? margin(options, { width, height }, ground) : '',
    options.transparent ? '' : `<rect class="${ground}" ${place} ${size}${rounded}/>`,
    ...dots.map(({ x, y, radius: r, color, line }) => {
      const ink =
        line === 0
          ? `fill="${color}"`
          : `fill="none" stroke="${color}" stroke-width="${short(line)}"`
      return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r - line / 2)}" ${ink}/>`
    }),
    canvas.layout.barHeight > 0 && options.title !== '' ? title(canvas, options.title, tools) : '',
  ].join('')
}

function margin(
  { marginFill, marginPicture, transparent }: PictureOptions,
  { width, height }: { readonly width: number; readonly height: number },
  ground: string,
): string {
  const size = `width="${width}" height="${height}"`
  if (marginPicture !== null) {
    const data = Buffer.from(marginPicture.file).toString('base64')
    return `<rect class="${ground}" ${size}/><image ${size} preserveAspectRatio="none" href="data:${marginPicture.type};base64,${data}"/>`
  }
  if (marginFill === null) return transparent ? '' : `<rect class="${ground}" ${size}/>`
  const { from, to } = marginFill
  if (from === to) return `<rect fill="${from}" ${size}/>`
  const stops = `<stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/>`
  return `<linearGradient id="m" x2="1" y2="1">${stops}</linearGradient><rect fill="url(#m)" ${size}/>`
}

function title(
  { layout }: Canvas,
  text: string,
  { metrics, colors, light, classes, fonts }: LineTools,
): string {
  const { window, barHeight } = layout
  const size = titleSize(layout)
  const { cellWidth } = titleMetrics(layout, metrics.font)
  const cols = Math.floor((window.width - 4.4 * barHeight) / cellWidth)
  const cells = titleCells(text, cols)
  for (const cell of cells) fonts.use([cell.text], cell.width, plainFace)
  const shown = cells.map((cell) => (cell.width === 0 ? '' : cell.text || ' ')).join('')
  const ink = classes.fill(
    blend(colors.background, colors.foreground, titleShare),
    blend(light.background, light.foreground, titleShare),
  )
  const [x, y] = [window.left + window.width / 2, window.top + barHeight / 2 + size * 0.36]
  return `<text class="${ink}" text-anchor="middle" textLength="${cells.length * cellWidth}" font-size="${size}" x="${short(x)}" y="${short(y)}">${escapeXml(shown)}</text>`
}

const plainFace = { bold: false, italic: false }
