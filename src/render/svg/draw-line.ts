import type { Cell, Style } from '../../screen/cell.ts'
import { openFontSet } from '../../screen/font/font-set.ts'
import type { CellMetrics } from '../../screen/glyph/cell-metrics.ts'
import { drawUnderline } from '../../screen/glyph/draw-underline.ts'
import { lineThickness, rectangle } from '../../screen/glyph/drawing.ts'
import { lineTop } from '../../screen/glyph/line-top.ts'
import { type Colors, inkOf, type Rgb } from '../colors.ts'
import type { EmbeddedFonts } from './embedded-fonts.ts'
import { escapeXml } from './escape-xml.ts'
import type { InkClasses } from './ink-classes.ts'
import { kindsAlone, lineRuns, type TextRun } from './line-runs.ts'
import { pathData } from './path-data.ts'
import type { Symbols } from './symbols.ts'

/** What lines are drawn with. */
export interface LineTools {
  readonly metrics: CellMetrics
  readonly colors: Colors
  /** Colours where the viewer prefers light; the same as `colors` where it makes no difference. */
  readonly light: Colors
  readonly classes: InkClasses
  readonly symbols: Symbols
  readonly fonts: EmbeddedFonts
  readonly drawsEmoji: boolean
}

/** Returns a function that draws a line of cells as SVG, its top left corner at 0, 0; `''` for a blank one. */
export function createLineDrawer(tools: LineTools): (line: readonly Cell[]) => string {
  const drawn = new WeakMap<readonly Cell[], string>()
  const { metrics } = tools
  const font = openFontSet(metrics.font).primary({ bold: false, italic: false })
  const tops = {
    underline: lineTop(font, 'underlineTop', metrics),
    strike: lineTop(font, 'strikeTop', metrics),
  }
  return (line) => {
    const known = drawn.get(line)
    if (known !== undefined) return known
    const runs = lineRuns(line, tools)
    const svg =
      grounds(line, tools) +
      runs.map((run) => drawing(run, tools)).join('') +
      (runs.length > 0 ? textElement(line, runs, tools) : '') +
      underlines(line, tops.underline, tools) +
      straightLines(line, { which: 'strike', top: tops.strike }, tools) +
      straightLines(line, { which: 'overline', top: 0 }, tools)
    drawn.set(line, svg)
    return svg
  }
}

/** The class of one of a style's colours. */
export function classOf(
  style: Style,
  which: 'foreground' | 'background' | 'underline',
  { colors, light, classes }: LineTools,
): string {
  return classes.fill(inkOf(style, colors)[which], inkOf(style, light)[which])
}

/** Neighbouring cells for which a key is the same; those of key null are left out. */
function stretches<Key>(
  line: readonly Cell[],
  keyOf: (style: Style) => Key | null,
): { readonly key: Key; readonly column: number; readonly cols: number; readonly style: Style }[] {
  const found: { key: Key; column: number; cols: number; style: Style }[] = []
  for (const [column, { style, width }] of line.entries()) {
    const last = found.at(-1)
    // The right half of a wide cell goes with its left one.
    const key = width === 0 && last ? last.key : keyOf(style)
    if (key === null) continue
    if (last !== undefined && last.key === key && last.column + last.cols === column) last.cols += 1
    else if (width !== 0) found.push({ key, column, cols: 1, style })
  }
  return found
}

function grounds(line: readonly Cell[], tools: LineTools): string {
  const { metrics, colors, light } = tools
  const same = (ground: Rgb, other: Rgb): boolean =>
    ground === colors.background && other === light.background
  return stretches(line, (style) => {
    const [ground, other] = [inkOf(style, colors).background, inkOf(style, light).background]
    return same(ground, other) ? null : tools.classes.fill(ground, other)
  })
    .map(({ key, column, cols }) => {
      const [x, width] = [column * metrics.cellWidth, cols * metrics.cellWidth]
      return `<rect class="${key}"${x === 0 ? '' : ` x="${x}"`} width="${width}" height="${metrics.cellHeight}"/>`
    })
    .join('')
}

const drawnKinds: ReadonlySet<TextRun['kind']> = new Set(['geometry', 'emoji', 'cluster'])

/** What is drawn of a run; `''` for one of letters. */
function drawing({ kind, column, cols, text, style }: TextRun, tools: LineTools): string {
  if (kind === 'emoji') return tools.symbols.useEmoji(text, { column, cols })
  if (kind !== 'geometry' && kind !== 'cluster') return ''
  const className = classOf(style, 'foreground', tools)
  const { bold, italic } = style
  if (kind === 'cluster')
    return tools.symbols.useCluster({ text, cols, bold, italic }, { column, className })
  return tools.symbols.use(text.codePointAt(0) ?? 0, { column, cols, className })
}

/** The text of what is drawn is there to be selected and copied, but not seen. */
function textElement(line: readonly Cell[], runs: readonly TextRun[], tools: LineTools): string {
  const { baseline, cellWidth } = tools.metrics
  const spans = runs.map((run) => {
    const isDrawn = drawnKinds.has(run.kind)
    if (!isDrawn) useFont(run, tools)
    const isJoined =
      run.kind === 'ligature' &&
      tools.fonts.useLigature(line.slice(run.column, run.column + run.cols))
    const classes = [
      isDrawn ? 'n' : classOf(run.style, 'foreground', tools),
      ...(run.style.bold ? ['b'] : []),
      ...(run.style.italic ? ['i'] : []),
      ...(isJoined ? ['j'] : []),
    ]
    const length = kindsAlone.has(run.kind) ? '' : ` textLength="${run.cols * cellWidth}"`
    const start = `x="${run.column * cellWidth}"${length} class="${classes.join(' ')}"`
    return linked(run.style.link, `<tspan ${start}>${escapeXml(run.text)}</tspan>`)
  })
  return `<text y="${baseline}">${spans.join('')}</text>`
}

function useFont({ kind, cols, text, style }: TextRun, { fonts }: LineTools): void {
  if (kind === 'single') fonts.use([text], cols, style)
  else fonts.use(text, kind === 'wide' ? 2 : 1, style)
}

/** Schemes that a link may lead to: nothing that runs code or reads the viewer's files. */
const harmless = /^(?:https?|mailto):/i

function linked(link: string, svg: string): string {
  return harmless.test(link) ? `<a href="${escapeXml(link)}">${svg}</a>` : svg
}

function underlines(line: readonly Cell[], top: number, tools: LineTools): string {
  const { metrics } = tools
  return stretches(line, (style) =>
    style.underline === 'none' || style.hidden
      ? null
      : `${style.underline} ${classOf(style, 'underline', tools)}`,
  )
    .map(({ key, column, cols, style }) => {
      if (style.underline === 'none') return ''
      const box = boxOf(cols, metrics)
      const polygons = drawUnderline(style.underline, { ...box, top, cols })
      return pathAt(column, key.split(' ')[1] ?? '', pathData(polygons), metrics)
    })
    .join('')
}

function straightLines(
  line: readonly Cell[],
  { which, top }: { readonly which: 'strike' | 'overline'; readonly top: number },
  tools: LineTools,
): string {
  const { metrics } = tools
  return stretches(line, (style) =>
    style[which] && !style.hidden ? classOf(style, 'foreground', tools) : null,
  )
    .map(({ key, column, cols }) => {
      const { width, line: thickness } = boxOf(cols, metrics)
      return pathAt(column, key, pathData([rectangle(0, top, width, top + thickness)]), metrics)
    })
    .join('')
}

function boxOf(cols: number, { cellWidth, cellHeight, fontSize }: CellMetrics) {
  return { width: cols * cellWidth, height: cellHeight, line: lineThickness(fontSize) }
}

function pathAt(column: number, className: string, data: string, metrics: CellMetrics): string {
  const move = column === 0 ? '' : ` transform="translate(${column * metrics.cellWidth})"`
  return `<path class="${className}"${move} d="${data}"/>`
}
