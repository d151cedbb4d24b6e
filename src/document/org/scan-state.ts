import type { LineIndex } from '../line-index.ts'
import type { EndLines } from './end-lines.ts'

/** Everything that recognizing an element at a line needs to know. */
export interface ScanState {
  readonly lines: LineIndex
  readonly ends: EndLines
  /** Takes the lines (from 0) of openings that nothing closes. */
  readonly unclosed: number[]
}
