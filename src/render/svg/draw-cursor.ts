import type { Frame } from '../../screen/frames.ts'
import { lineThickness } from '../../screen/glyph/drawing.ts'
import type { Screen } from '../../screen/screen.ts'
import { blinkCs } from '../blinking.ts'
import type { LineTools } from './draw-line.ts'
import { escapeXml } from './escape-xml.ts'
import type { Keyframes } from './keyframes.ts'
import { lineRuns, type TextRun } from './line-runs.ts'
import { short } from './path-data.ts'
import type { Interval } from './scrolled-lines.ts'
import type { Symbols } from './symbols.ts'

type Shape = Screen['cursor']['shape']

/** Follows the cursor through a film; gives its drawing at the end. */
export interface CursorTrack {
  add(frame: Frame): void
  draw(keyframes: Keyframes, blink: boolean): string
}

/** A cursor that was not seen yet. */
export function createCursorTrack(tools: LineTools): CursorTrack {
  const places: (readonly [atCs: number, shape: Shape, place: string])[] = []
  const covered = new Map<string, Interval[]>()
  return {
    add({ screen, startCs, delayCs }) {
      const { cursor } = screen
      const { cellWidth, cellHeight } = tools.metrics
      const [x, y] = [cursor.column * cellWidth, cursor.row * cellHeight]
      const move = y === 0 ? `translate(${x}px)` : `translate(${x}px,${y}px)`
      const last = places.at(-1)
      if (last?.[1] !== cursor.shape || last[2] !== move) places.push([startCs, cursor.shape, move])
      const text = coveredText(screen, tools)
      if (text === '') return
      const shown = covered.get(text) ?? []
      shown.push([startCs, startCs + delayCs])
      covered.set(text, shown)
    },
    draw(keyframes, blink) {
      const shapes = [...new Set(places.map(([, shape]) => shape))].filter((s) => s !== 'hidden')
      const isAlways = places.every(([, shape]) => shape === shapes[0])
      const marks = shapes.map((shape) => {
        const seen = isAlways ? '' : 'visibility:visible;'
        const states = places.map(
          ([atCs, now, move]) =>
            [atCs, now === shape ? `${seen}transform:${move}` : 'visibility:hidden'] as const,
        )
        return `<g${keyframes.through(states)}>${mark(shape, tools)}</g>`
      })
      const texts = [...covered].map(
        ([text, shown]) => `<g${keyframes.visibleIn(joined(shown))}>${text}</g>`,
      )
      if (marks.length === 0) return ''
      return `<g class="u${blink ? ' l' : ''}" aria-hidden="true">${marks.join('')}${texts.join('')}</g>`
    },
  }
}

/** The rule of a cursor that blinks. */
export const blinkRule = `@keyframes l{50%{opacity:0}}.l{animation:l ${short((2 * blinkCs) / 100)}s step-end infinite}`

function mark(shape: Shape, { metrics, colors, light, classes }: LineTools): string {
  const { cellWidth, cellHeight, fontSize } = metrics
  const thick = Math.max(2, Math.round(fontSize / 8), lineThickness(fontSize))
  const className = classes.fill(colors.cursor, light.cursor)
  const [y, width, height] = {
    block: [0, cellWidth, cellHeight],
    underline: [cellHeight - thick, cellWidth, thick],
    bar: [0, thick, cellHeight],
    hidden: [0, 0, 0],
  }[shape] as [number, number, number]
  return `<rect class="${className}" y="${y}" width="${width}" height="${height}"/>`
}

/** The character under a block cursor, in the colour that it has there; `''` for none. */
function coveredText({ cursor, lines }: Screen, tools: LineTools): string {
  const cell = lines[cursor.row]?.[cursor.column]
  if (cursor.shape !== 'block' || cell === undefined || cell.text === '') return ''
  if (cell.style.hidden) return ''
  const { cellWidth, cellHeight, baseline } = tools.metrics
  const { colors, light, classes, symbols } = tools
  const weight = `${cell.style.bold ? ' b' : ''}${cell.style.italic ? ' i' : ''}`
  const className = classes.fill(colors.cursorText, light.cursorText)
  const [x, y] = [cursor.column * cellWidth, cursor.row * cellHeight]
  const [run] = lineRuns([cell], tools)
  const at = { column: cursor.column, cols: cell.width, className }
  const drawn = drawnText(run?.kind, cell.text, { symbols, at })
  if (drawn !== null) return y === 0 ? drawn : `<g transform="translate(0 ${y})">${drawn}</g>`
  tools.fonts.use([cell.text], cell.width, cell.style)
  return `<text class="${className}${weight}" x="${x}" y="${y + baseline}">${escapeXml(cell.text)}</text>`
}

function drawnText(
  kind: TextRun['kind'] | undefined,
  text: string,
  { symbols, at }: { readonly symbols: Symbols; readonly at: Parameters<Symbols['use']>[1] },
): string | null {
  if (kind === 'emoji') return symbols.useEmoji(text, at)
  return kind === 'geometry' ? symbols.use(text.codePointAt(0) ?? 0, at) : null
}

/** Intervals that touch are one. */
function joined(intervals: readonly Interval[]): Interval[] {
  const joint: Interval[] = []
  for (const [from, to] of intervals) {
    const last = joint.at(-1)
    if (last?.[1] === from) joint[joint.length - 1] = [last[0], to]
    else joint.push([from, to])
  }
  return joint
}
