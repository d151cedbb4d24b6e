import { compareLines } from '../compare-lines.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

const compare = ({ expected, actual, scope }: ModeInput) => compareLines(expected, actual, scope)

/** Line by line, in the line language. */
export const lines: Mode = {
  ...usualMode,
  name: 'lines',
  summary: 'line by line, with patterns, captures and lines of dots',
  updatable: true,
  hasPatterns: true,
  compare,
}

/** The same for output that a document shows as an example. */
export const elided: Mode = {
  ...lines,
  name: 'elided',
  summary: 'as lines; for results and examples',
}
