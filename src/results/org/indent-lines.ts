import { indentTo } from '../../document/org/indent-to.ts'

/** Indents every line by `columns`, as indent-rigidly does: a line of blanks becomes empty. */
export function indentLines(text: string, columns: number): string {
  if (columns === 0) return text
  return text.replace(/(?<![^\n])([ \t]*)([^\n]?)/g, (_, blanks: string, first: string) =>
    first === '' ? '' : indentTo(columns + widthOf(blanks)) + first,
  )
}

function widthOf(blanks: string): number {
  let width = 0
  for (const char of blanks) width += char === '\t' ? 8 - (width % 8) : 1
  return width
}
