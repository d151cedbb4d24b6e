/** Pixels of a cell of text of 10 pixels. */
const [cellWidth, cellHeight] = [6, 13]

/**
 * The rows of text that a picture of `rows` rows, without a window and with text of 10 pixels, shows when it rests
 * (at its end), each piece put into the column that its x says; without blanks and blank rows at the ends.
 */
export function rowsOfSvg(svg: string, rows: number): string[] {
  const found: string[] = []
  const groups: { readonly hidden: boolean; readonly y: number }[] = []
  const tags = /<g( [^>]*)?>|<\/g>|<text y="\d+">(.*?)<\/text>/gs
  for (const [tag, attributes = '', inner = ''] of svg.matchAll(tags)) {
    const { hidden, y } = groups.at(-1) ?? { hidden: false, y: 0 }
    if (tag === '</g>') groups.pop()
    else if (tag.startsWith('<g')) {
      const isHidden = hidden || attributes.includes('visibility:hidden')
      groups.push({ hidden: isHidden, y: y + movedBy(attributes) })
    } else if (!hidden && y >= 0 && y < rows * cellHeight) found[y / cellHeight] = rowOf(inner)
  }
  return withoutEnd(Array.from(found, (row) => row ?? ''))
}

/** Rows without blanks at their ends, and without blank ones at the end. */
export function withoutEnd(rows: readonly string[]): string[] {
  const trimmed = rows.map((row) => row.trimEnd())
  return trimmed.slice(0, trimmed.findLastIndex((row) => row !== '') + 1)
}

function movedBy(attributes: string): number {
  const [, attribute, style] =
    /"translate\(0 (\d+)\)"|:translateY\((-?\d+)px\)/.exec(attributes) ?? []
  return Number(attribute ?? style ?? 0)
}

function rowOf(inner: string): string {
  const cells: string[] = []
  for (const [, x, text = ''] of inner.matchAll(/<tspan x="(\d+)"[^>]*>(.*?)<\/tspan>/gs)) {
    let column = Number(x) / cellWidth
    for (const { segment } of new Intl.Segmenter().segment(unescaped(text))) {
      cells[column] = segment
      column += isWide(segment) ? 2 : 1
      if (isWide(segment)) cells[column - 1] = ''
    }
  }
  return Array.from(cells, (cell) => cell ?? ' ').join('')
}

function isWide(text: string): boolean {
  return /^[\p{sc=Hangul}\p{sc=Han}\p{Emoji_Presentation}]/u.test(text)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
