import type { Document } from '../document/document.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'
import { shownPath } from './shown-path.ts'

/** The line above what is listed of one document of several. */
export function documentTitle({ path }: Document, report: Report): string {
  return `${report.dataStyle.paint('bold', printable(shownPath(path)))}\n`
}
