import { addToGroup } from '../../document/add-to-group.ts'
import type { Cell } from '../../screen/cell.ts'
import { bundledFont } from '../../screen/font/bundled-font.ts'
import type { Frame } from '../../screen/frames.ts'
import { createLigatures, type Join } from '../../screen/glyph/ligatures.ts'
import { type Canvas, canvasOf } from '../canvas.ts'
import { themeColors } from '../colors.ts'
import type { Film } from '../film.ts'
import type { AnimationOptions } from '../render-options.ts'
import { drawChrome } from './draw-chrome.ts'
import { blinkRule, createCursorTrack, type CursorTrack } from './draw-cursor.ts'
import { createLineDrawer, type LineTools } from './draw-line.ts'
import { createEmbeddedFonts, embeddedFamily, noEmbeddedFonts } from './embedded-fonts.ts'
import { escapeXml } from './escape-xml.ts'
import { createInkClasses } from './ink-classes.ts'
import { createKeyframes, type Keyframes } from './keyframes.ts'
import { type ScrolledLines, scrolledLines } from './scrolled-lines.ts'
import { createSymbols } from './symbols.ts'
import { joinTyped, type TypedLine } from './typed-lines.ts'

/** Monospaced fonts, the one that pixels are drawn with first; each character is put in its column by us. */
const fontFamily =
  "'JetBrains Mono',ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','D2Coding',monospace"

/**
 * Draws a film as SVG: text that can be selected, and CSS animations (no script), none for a film of one frame. A
 * line is written once however long it is shown or how far it is scrolled. Where the viewer prefers light, it has the
 * colours of the light theme; who wants no motion sees the end.
 * @throws RunbookError as canvasOf() does.
 */
export function renderSvg(film: Film, options: AnimationOptions): string {
  const canvas = canvasOf(film.size, options)
  const { theme, lightTheme, boldIsBright } = options
  const colors = themeColors(theme, boldIsBright)
  const light = lightTheme === null ? colors : themeColors(lightTheme, boldIsBright)
  const symbols = createSymbols(canvas.metrics)
  const { metrics } = canvas
  const fonts = options.embedFont ? createEmbeddedFonts(metrics) : noEmbeddedFonts
  const drawsEmoji = options.embedFont
  const tools = { metrics, colors, light, classes: createInkClasses(), symbols, fonts, drawsEmoji }
  const cursor = createCursorTrack(tools)
  const join = createLigatures(options.embedFont && options.ligatures ? options.font : null)
  const { lines, endCs, cellsOf } = readFilm(film, { tools, cursor, join })
  const keyframes = createKeyframes(endCs, options.loop)
  const chrome = drawChrome(canvas, options, tools)
  const covers = !options.transparent
  const text = drawText(lines, { canvas, keyframes, tools, cellsOf, covers })
  const blinks = options.cursorBlink
  const drawnCursor = cursor.draw(keyframes, blinks)
  const family = familyOf(options)
  const css = [
    fonts.css(),
    baseCss,
    ligatureRule(options),
    tools.classes.css(),
    keyframes.css(),
    blinks && drawnCursor !== '' ? blinkRule : '',
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}"`,
    ` viewBox="0 0 ${canvas.width} ${canvas.height}" font-family="${family}" font-size="${options.fontSize}">`,
    options.comment === '' ? '' : `<metadata>${escapeXml(options.comment)}</metadata>`,
    `<style>${css.join('')}</style><defs>${symbols.definitions()}${clip(canvas)}</defs>`,
    chrome,
    inWindow(text + drawnCursor, canvas),
    '</svg>\n',
  ].join('')
}

/** The fonts of the text, the first that a viewer has counting. */
function familyOf({ embedFont, font }: AnimationOptions): string {
  if (embedFont) return `${embeddedFamily},${fontFamily}`
  const own = font === bundledFont ? '' : `'${escapeXml(font.family.replace(/['\\]/g, ''))}',`
  return own + fontFamily
}

/**
 * `n`: not seen, but there to be copied. `u`: not to be copied. Grounds of cells end at whole pixels also where a viewer scales the
 * picture, or what is behind them shows between them; the terminal is an svg element of its own, the window keeps its round corners.
 */
const baseCss =
  'text{white-space:pre}.b{font-weight:700}.i{font-style:italic}.n{fill-opacity:0}.u{pointer-events:none;user-select:none}svg svg rect{shape-rendering:crispEdges}'

/** Fonts of the viewer join characters by themselves; of the embedded ones only text that is marked so is joined. */
function ligatureRule({ embedFont, ligatures }: AnimationOptions): string {
  if (embedFont !== ligatures) return ''
  const joined = ligatures ? '.j{font-variant-ligatures:normal}' : ''
  return `text{font-variant-ligatures:none}${joined}`
}

interface FilmTools {
  readonly tools: LineTools
  readonly cursor: CursorTrack
  /** Makes ligatures of the cells of a line. */
  readonly join: Join
}

function readFilm(film: Film, { tools, cursor, join }: FilmTools) {
  const drawCells = createLineDrawer(tools)
  const drawn = new Map<string, readonly Cell[]>()
  const draw = (line: readonly Cell[]): string => {
    const cells = join(line)
    const content = drawCells(cells)
    drawn.set(content, cells)
    return content
  }
  let endCs = 0
  function* linesOf(frames: Iterable<Frame>) {
    let zeroCs = -1
    for (const { screen, startCs: atCs, delayCs } of frames) {
      // The film of an instant begins later.
      if (zeroCs < 0) zeroCs = atCs
      const startCs = atCs - zeroCs
      cursor.add({ screen, startCs, delayCs })
      endCs = startCs + delayCs
      yield { startCs, delayCs, lines: screen.lines.map(draw) }
    }
  }
  const lines = scrolledLines(linesOf(film.frames))
  return { lines, endCs, cellsOf: (content: string) => drawn.get(content) ?? [] }
}

interface TextTools {
  readonly canvas: Canvas
  readonly keyframes: Keyframes
  readonly tools: LineTools
  readonly cellsOf: (content: string) => readonly Cell[]
  /** The ground hides what was not typed yet. */
  readonly covers: boolean
}

/** Lines that are shown at the same times are one group; what scrolls is all of them together. */
function drawText({ versions, tops }: ScrolledLines, text: TextTools): string {
  const { cellHeight } = text.canvas.metrics
  const groups = new Map<string, string[]>()
  const all = text.covers
    ? joinTyped(versions, text.cellsOf)
    : versions.map((version) => ({ ...version, steps: [] }))
  for (const version of all) {
    const attributes = text.keyframes.visibleIn(version.shown)
    const svg = at(version.line * cellHeight, version.content + cover(version, text))
    addToGroup(groups, attributes, svg)
  }
  const drawn = [...groups].map(([attributes, group]) => {
    const lines = group.join('')
    return attributes === '' ? lines : `<g${attributes}>${lines}</g>`
  })
  const states = tops.map(
    ([atCs, line]) => [atCs, `transform:translateY(${-line * cellHeight}px)`] as const,
  )
  return states.length > 1
    ? `<g${text.keyframes.through(states)}>${drawn.join('')}</g>`
    : drawn.join('')
}

/** What hides the part of a line that was not typed yet, and moves to the right. */
function cover({ steps }: TypedLine, { canvas, keyframes, tools }: TextTools): string {
  if (steps.length === 0) return ''
  const { cellWidth, cellHeight } = canvas.metrics
  const states = steps.map(
    ([atCs, cols]) => [atCs, `transform:translate(${cols * cellWidth}px)`] as const,
  )
  const ground = tools.classes.fill(tools.colors.background, tools.light.background)
  return `<g${keyframes.through(states)}><rect class="${ground}" width="${canvas.cols * cellWidth}" height="${cellHeight}"/></g>`
}

function at(y: number, content: string): string {
  return y === 0 ? `<g>${content}</g>` : `<g transform="translate(0 ${y})">${content}</g>`
}

function clip({ layout: { window } }: Canvas): string {
  if (window.radius === 0) return ''
  const place = `x="${window.left}" y="${window.top}"`
  const size = `width="${window.width}" height="${window.height}"`
  return `<clipPath id="w"><rect ${place} ${size} rx="${window.radius}"/></clipPath>`
}

/** A nested svg element cuts off what was scrolled away. */
function inWindow(text: string, { layout, cols, rows, metrics }: Canvas): string {
  const place = `x="${layout.text.left}" y="${layout.text.top}"`
  const size = `width="${cols * metrics.cellWidth}" height="${rows * metrics.cellHeight}"`
  const inner = `<svg ${place} ${size}>${text}</svg>`
  return layout.window.radius === 0 ? inner : `<g clip-path="url(#w)">${inner}</g>`
}
