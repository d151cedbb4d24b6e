import type { Cell } from '../../screen/cell.ts'
import { cursorColumn } from '../../screen/cursor-column.ts'
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

/** What a cursor looks like; a wide one covers two columns. */
type Look = Screen['cursor']['shape'] | 'wide block' | 'wide underline'

/** Follows the cursor through a film; gives its drawing at the end. */
export interface CursorTrack {
  add(frame: Frame): void
  draw(keyframes: Keyframes, blink: boolean): string
}

/** A cursor that was not seen yet. */
export function createCursorTrack(tools: LineTools): CursorTrack {
  const places: (readonly [atCs: number, look: Look, place: string])[] = []
  const covered = new Map<string, Interval[]>()
  return {
    add({ screen, startCs, delayCs }) {
      const { column, row, look } = covering(screen)
      const { cellWidth, cellHeight } = tools.metrics
      const [x, y] = [column * cellWidth, row * cellHeight]
      const move = y === 0 ? `translate(${x}px)` : `translate(${x}px,${y}px)`
      const last = places.at(-1)
      if (last?.[1] !== look || last[2] !== move) places.push([startCs, look, move])
      const text = coveredText(screen, tools)
      if (text === '') return
      const shown = covered.get(text) ?? []
      shown.push([startCs, startCs + delayCs])
      covered.set(text, shown)
    },
    draw(keyframes, blink) {
      const looks = [...new Set(places.map(([, look]) => look))].filter((one) => one !== 'hidden')
      const isAlways = places.every(([, look]) => look === looks[0])
      const marks = looks.map((look) => {
        const seen = isAlways ? '' : 'visibility:visible;'
        const states = places.map(
          ([atCs, now, move]) =>
            [atCs, now === look ? `${seen}transform:${move}` : 'visibility:hidden'] as const,
        )
        return `<g${keyframes.through(states)}>${mark(look, tools)}</g>`
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

function mark(look: Look, { metrics, colors, light, classes }: LineTools): string {
  const { cellWidth, cellHeight, fontSize } = metrics
  const thick = Math.max(2, Math.round(fontSize / 8), lineThickness(fontSize))
  const className = classes.fill(colors.cursor, light.cursor)
  const [y, width, height] = {
    block: [0, cellWidth, cellHeight],
    'wide block': [0, 2 * cellWidth, cellHeight],
    underline: [cellHeight - thick, cellWidth, thick],
    'wide underline': [cellHeight - thick, 2 * cellWidth, thick],
    bar: [0, thick, cellHeight],
    hidden: [0, 0, 0],
  }[look] as [number, number, number]
  return `<rect class="${className}" y="${y}" width="${width}" height="${height}"/>`
}

/** Where a cursor is, what it looks like there, and the cell that it covers. */
function covering({ cursor, lines }: Screen) {
  const { row, shape } = cursor
  const line = lines[row] ?? []
  const column = cursorColumn(cursor, line)
  const cell = line[column]
  const isWide = cell?.width === 2 && (shape === 'block' || shape === 'underline')
  const look: Look = isWide ? `wide ${shape}` : shape
  return { column, row, look, cell }
}

/** The character under a block cursor, in the colour that it has there; `''` for none. */
function coveredText(screen: Screen, tools: LineTools): string {
  const { column, row, cell } = covering(screen)
  if (screen.cursor.shape !== 'block' || cell === undefined || cell.text === '') return ''
  if (cell.style.hidden) return ''
  const { cellWidth, cellHeight, baseline } = tools.metrics
  const { colors, light, classes, symbols } = tools
  const weight = `${cell.style.bold ? ' b' : ''}${cell.style.italic ? ' i' : ''}`
  const className = classes.fill(colors.cursorText, light.cursorText)
  const [x, y] = [column * cellWidth, row * cellHeight]
  const [run] = lineRuns([cell], tools)
  const at = { column, cols: cell.width, className }
  const drawn = drawnText(run?.kind, cell, { symbols, at })
  if (drawn !== null) return y === 0 ? drawn : `<g transform="translate(0 ${y})">${drawn}</g>`
  tools.fonts.use([cell.text], cell.width, cell.style)
  return `<text class="${className}${weight}" x="${x}" y="${y + baseline}">${escapeXml(cell.text)}</text>`
}

function drawnText(
  kind: TextRun['kind'] | undefined,
  { text, style: { bold, italic } }: Cell,
  { symbols, at }: { readonly symbols: Symbols; readonly at: Parameters<Symbols['use']>[1] },
): string | null {
  if (kind === 'emoji') return symbols.useEmoji(text, at)
  if (kind === 'cluster') return symbols.useCluster({ text, cols: at.cols, bold, italic }, at)
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
