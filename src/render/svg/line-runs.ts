import type { Cell, Style } from '../../screen/cell.ts'
import type { CellMetrics } from '../../screen/glyph/cell-metrics.ts'
import { drawGeometry } from '../../screen/glyph/draw-geometry.ts'
import { lineThickness } from '../../screen/glyph/drawing.ts'
import { ligatureGlyphs } from '../../screen/glyph/ligature-cell.ts'
import { placeCluster } from '../../screen/glyph/place-cluster.ts'
import { emojiLayers } from '../../screen/glyph/place-emoji.ts'

/** Neighbouring cells that are written as one piece of text. */
export interface TextRun {
  /** Geometry, emoji and clusters are drawn; a ligature is text that one glyph of the embedded font stands for. */
  readonly kind: 'text' | 'ligature' | 'wide' | 'single' | 'geometry' | 'emoji' | 'cluster'
  readonly column: number
  readonly cols: number
  readonly text: string
  readonly style: Style
}

/** What decides how characters are written. */
export interface RunTools {
  readonly metrics: CellMetrics
  /** Emoji, and letters with marks that a font places, are drawn instead of left to the viewer's fonts. */
  readonly drawsEmoji: boolean
}

/**
 * The runs of a line, blanks at its end left out. Letters of one look are a run; so are wide ones; other characters,
 * which fonts make wider or narrower than a cell, are runs of their own, so that columns line up in any font.
 */
export function lineRuns(line: readonly Cell[], tools: RunTools): TextRun[] {
  const last = line.findLastIndex(({ text, style }) => text !== '' && !style.hidden)
  const runs: TextRun[] = []
  for (const [column, cell] of line.slice(0, last + 1).entries()) {
    if (cell.width === 0) continue
    const run = runOf(cell, column, tools)
    const before = runs.at(-1)
    if (before !== undefined && joins(before, run)) {
      const text = before.text + run.text
      runs[runs.length - 1] = { ...before, text, cols: before.cols + run.cols }
    } else runs.push(run)
  }
  return runs
}

function runOf(cell: Cell, column: number, tools: RunTools): TextRun {
  const text = cell.text === '' || cell.style.hidden ? ' ' : cell.text
  return { kind: knownKind(cell, text, tools), column, cols: cell.width, text, style: cell.style }
}

/** Kinds of cells, which take a look into fonts; equal cells are the same object. */
const kinds = new WeakMap<RunTools, WeakMap<Cell, TextRun['kind']>>()

function knownKind(cell: Cell, text: string, tools: RunTools): TextRun['kind'] {
  if (ligatureGlyphs(cell) !== null) return 'ligature'
  if (evenText.test(text) && cell.width === 1) return 'text'
  const known = kinds.get(tools) ?? new WeakMap<Cell, TextRun['kind']>()
  kinds.set(tools, known)
  const kind = known.get(cell) ?? kindOf({ ...cell, text }, tools)
  known.set(cell, kind)
  return kind
}

/** Letters of alphabets whose characters all have one width in a monospaced font. */
const evenText = /^[\u0020-\u007e\u00a1-\u024f\u0370-\u03ff\u0400-\u04ff]$/u

/** Hangul, Hanja and kana, which a font makes all of one width. */
const evenWide = /^[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u

function kindOf({ text, width, style }: Cell, { metrics, drawsEmoji }: RunTools): TextRun['kind'] {
  if (evenWide.test(text) && width === 2) return 'wide'
  if (drawsEmoji && emojiLayers(text, metrics.font) !== null) return 'emoji'
  const { bold, italic } = style
  if (drawsEmoji && hasParts(text) && placeCluster({ text, cols: width, bold, italic }, metrics))
    return 'cluster'
  if (width === 2) return 'single'
  const box = {
    width: metrics.cellWidth,
    height: metrics.cellHeight,
    line: lineThickness(metrics.fontSize),
  }
  return drawGeometry(text.codePointAt(0) ?? 0, box) === null ? 'single' : 'geometry'
}

/** Viewers take characters apart and put marks to letters by rules of their own for a script, which a small font has not. */
function hasParts(text: string): boolean {
  return text.normalize('NFKD').length > 1
}

/** In columns; the parts of a longer one are ligatures themselves, since a glyph cannot be as wide as a line. */
const longestLigature = 16

/** Kinds of which each character is a run of its own. */
export const kindsAlone: ReadonlySet<TextRun['kind']> = new Set(['single', 'emoji', 'cluster'])

/** A blank goes with whatever text is before it. */
function joins(before: TextRun, run: TextRun): boolean {
  if (before.kind !== run.kind || kindsAlone.has(run.kind)) return false
  if (run.kind === 'ligature') return before.style === run.style && before.cols < longestLigature
  if (run.text === ' ') return run.style.link === before.style.link
  if (run.kind === 'geometry' && before.text.at(-1) !== run.text) return false
  return before.style === run.style || sameText(before.style, run.style)
}

/** Ground and lines are drawn apart, so they need not be the same. */
function sameText(one: Style, other: Style): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.dim === other.dim &&
    one.inverse === other.inverse &&
    one.link === other.link &&
    sameColor(one.foreground, other.foreground) &&
    (!(one.dim || one.inverse) || sameColor(one.background, other.background))
  )
}

function sameColor(one: Style['foreground'], other: Style['foreground']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
