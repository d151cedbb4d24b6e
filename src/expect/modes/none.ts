import { keepNothing } from '../normalize-output.ts'
import { type Mode, nothing } from './mode.ts'

/** Nothing is compared: the exit code decides. */
export const none: Mode = {
  name: 'none',
  summary: 'output is not compared',
  keep: keepNothing,
  updatable: false,
  hasPatterns: false,
  takes: nothing,
  compare: ({ scope }) => ({ passed: true, rows: [], captures: scope.captures }),
}
