/** Titles of a table's header, or null: two or more words in capitals with wide gaps between them (kubectl, docker). */
export function tableColumns(line: string): string[] | null {
  const titles = line.trim().split(/\s{2,}|\t/)
  const isHeader =
    titles.length > 1 && titles.every((title) => /^[A-Z][A-Z0-9 ()./_%-]*$/.test(title))
  return isHeader ? titles : null
}
