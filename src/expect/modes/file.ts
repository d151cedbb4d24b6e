import { lines } from './lines.ts'
import type { Mode } from './mode.ts'

/** As lines, against a file beside the document: its text is what an update would have to write, and that is another file. */
export const file: Mode = {
  ...lines,
  name: 'file',
  summary: 'file:expected.txt is line by line what that file beside the document holds',
  updatable: false,
  takes: /./,
}
