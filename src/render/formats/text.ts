import type { Cell } from '../../screen/cell.ts'
import type { Screen } from '../../screen/screen.ts'
import { type Film, lastFrame } from '../film.ts'
import type { Format } from './format.ts'

/** What stands at the end, as text: lines without blanks at their ends, and no blank lines below. */
export const lastScreen: Format = {
  program: null,
  chunks: (film) => [`${lines(lastFrame(film).screen).join('\n').trimEnd()}\n`],
}

/** Below each screen, as VHS has it in its text outputs. */
const separator = '─'.repeat(80)

/** Every screen that differs from the one before, each with all of its lines and a rule below. */
export const allScreens: Format = { program: null, chunks: everyScreen }

function* everyScreen({ frames }: Film): Generator<string, void, undefined> {
  let before = ''
  for (const { screen } of frames) {
    const text = [...lines(screen), separator, ''].join('\n')
    if (text !== before) yield text
    before = text
  }
}

function lines(screen: Screen): string[] {
  return screen.lines.map((line) => textOf(line).trimEnd())
}

/** The text of cells; a blank cell is a space. */
export function textOf(line: readonly Cell[]): string {
  return line.map(({ text, width }) => (width === 0 ? '' : text || ' ')).join('')
}
