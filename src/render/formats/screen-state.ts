import type { Cell } from '../../screen/cell.ts'
import { sgrOf } from '../../screen/sgr.ts'
import { lastFrame } from '../film.ts'
import type { Format } from './format.ts'
import { textOf } from './text.ts'

/**
 * What stands at the end, as JSON: size, cursor, and each line as text and as runs of cells that look alike. Columns
 * and rows count from 0; `sgr` has the parameters of SGR, `link` where a hyperlink leads to.
 */
export const screenState: Format = {
  program: null,
  mark: () => null,
  isOurs: (data) => beginning.test(Buffer.from(data.subarray(0, 200)).toString('latin1')),
  chunks: (film) => {
    const { screen, startCs } = lastFrame(film)
    const { cols, rows, cursor } = screen
    const lines = screen.lines.map((line) => ({ text: textOf(line).trimEnd(), runs: runsOf(line) }))
    return [`${JSON.stringify({ cols, rows, timeMs: startCs * 10, cursor, lines }, null, 2)}\n`]
  },
}

const beginning = /^\{\s+"cols": \d+,\s+"rows": \d+,\s+"timeMs": \d+,\s+"cursor": \{/

interface StateRun {
  readonly column: number
  readonly cols: number
  readonly text: string
  readonly sgr: string
  readonly link: string
}

/** Blanks of the default look at the end of a line are left out. */
function runsOf(line: readonly Cell[]): StateRun[] {
  const runs: StateRun[] = []
  const end = line.findLastIndex(({ text, style }) => text !== '' || !isDefault(style)) + 1
  for (const [column, { text, width, style }] of line.slice(0, end).entries()) {
    if (width === 0) continue
    const [sgr, link] = [sgrOf(style), style.link]
    const run = { column, cols: width, text: text || ' ', sgr, link }
    const last = runs.at(-1)
    if (last?.sgr === sgr && last.link === link) {
      runs[runs.length - 1] = { ...last, cols: last.cols + width, text: last.text + run.text }
    } else runs.push(run)
  }
  return runs
}

function isDefault(style: Cell['style']): boolean {
  return style.link === '' && sgrOf(style) === ''
}
