import { compareLines } from '../compare-lines.ts'
import { keepNothing } from '../normalize-output.ts'
import { type Mode, type ModeInput, nothing } from './mode.ts'

const compare = ({ expected, actual, scope }: ModeInput) => compareLines(expected, actual, scope)

/** Line by line, in the line language. */
export const lines: Mode = {
  name: 'lines',
  summary: 'line by line, with patterns, captures and lines of dots',
  keep: keepNothing,
  updatable: true,
  hasPatterns: true,
  takes: nothing,
  compare,
}

/** The same for output that a document shows as an example. */
export const elided: Mode = {
  ...lines,
  name: 'elided',
  summary: 'as lines; for results and examples',
}
