/** A column of a table with blanks between its cells: its title, and where it starts. */
export interface TableColumn {
  readonly title: string
  readonly start: number
}

/** Columns of a table by its first line, when that is of titles in capitals; else null (kubectl, helm, docker). */
export function tableColumns(header: string): TableColumn[] | null {
  const titles = [...header.matchAll(/\S+(?: \S+)*/g)]
  const isHeader =
    titles.length > 1 && titles.every(([title]) => /^[A-Z][A-Z0-9 ()./_%-]*$/.test(title))
  return isHeader ? titles.map((match) => ({ title: match[0], start: match.index })) : null
}

/** The cells of a line, by where the columns start; a cell may be empty. */
export function tableCells(line: string, columns: readonly TableColumn[]): string[] {
  return columns.map(({ start }, index) => line.slice(start, columns[index + 1]?.start).trim())
}
