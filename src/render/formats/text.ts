import type { Cell } from '../../screen/cell.ts'
import type { Screen } from '../../screen/screen.ts'
import { type Film, lastFrame } from '../film.ts'
import type { Format } from './format.ts'

/** What stands at the end, as text: lines without blanks at their ends, and no blank lines below. */
export const lastScreen: Format = {
  program: null,
  mark: () => null,
  isOurs: () => false,
  chunks: (film) => [`${lines(lastFrame(film).screen).join('\n').trimEnd()}\n`],
}

/** Below each screen, as VHS has it in its text outputs. */
const separator = '─'.repeat(80)

/** Every screen that differs from the one before, each with all of its lines and a rule below. */
export const allScreens: Format = {
  program: null,
  mark: () => null,
  isOurs: (data) => data.length === 0 || Buffer.from(data).includes(`${separator}\n`),
  chunks: everyScreen,
}

function* everyScreen({ terminal }: Film): Generator<string, void, undefined> {
  let before = ''
  for (const { screen } of terminal) {
    const text = screenText(lines(screen))
    if (text !== before) yield text
    before = text
  }
}

/** One screen of such a text: a line for each row, without blanks at its end, then the rule. */
export function screenText(rows: readonly string[]): string {
  return [...rows, separator].map((row) => `${row.trimEnd()}\n`).join('')
}

function lines(screen: Screen): string[] {
  return screen.lines.map((line) => textOf(line).trimEnd())
}

/** The text of cells; a blank cell is a space. */
export function textOf(line: readonly Cell[]): string {
  return line.map(({ text, width }) => (width === 0 ? '' : text || ' ')).join('')
}
