import type { LeftBehind } from '../sandbox/left-behind.ts'
import { leftBehindLines } from './left-behind-lines.ts'
import type { Report } from './report.ts'

/** Tells what a document left that others obey, where no view of a run does: as warnings, or as an event. */
export function reportLeftBehind(left: LeftBehind, report: Report): void {
  report.event({ type: 'left-behind', ...left })
  for (const line of leftBehindLines(left)) report.warning(line)
}
