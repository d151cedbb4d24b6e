/** The label format of blocks without `-l` (Org manual, "Literal Examples"). */
const defaultFormat = '(ref:%s)'

/**
 * Removes code reference labels such as `(ref:start)` at line ends, with the blanks around them, by the format that
 * the block's switches give with `-l "FORMAT"`, in capitals or not (org-src-coderef-regexp). Linear in the text's length.
 */
export function removeCoderefs(text: string, switches: string): string {
  const format = /(?:^| )-l +"([^"\n]+)"/.exec(switches)?.[1] ?? defaultFormat
  const pieces = format.toLowerCase().split('%s')
  const holdsLiteral = (part: string): boolean => part.toLowerCase().includes(pieces[0] ?? '')
  if (!holdsLiteral(text)) return text
  return text
    .split('\n')
    .map((line) => (holdsLiteral(line) ? removeLabel(line, pieces) : line))
    .join('\n')
}

function removeLabel(line: string, pieces: readonly string[]): string {
  const start = labelStart(line, pieces)
  return start < 0 ? line : trimBlanks(line.slice(0, start))
}

/**
 * Where a label that ends a line begins, -1 for none. The pieces of the format are looked for from the end, all places of one
 * at once: a pattern would try every way to part what may stand for the `%s` between them.
 */
function labelStart(line: string, pieces: readonly string[]): number {
  const inSmall = line.toLowerCase()
  // A few characters become two.
  const lower = inSmall.length === line.length ? inSmall : line
  const last = pieces.length - 1
  let places = new Uint8Array(line.length + 1).fill(1, trimBlanks(line).length)
  for (let index = last; index >= 0; index -= 1) {
    if (index < last) places = nameStarts(line, places)
    places = pieceStarts(lower, places, pieces[index] ?? '')
  }
  return places.indexOf(1)
}

/** Where a piece begins that ends at one of the places. */
function pieceStarts(line: string, ends: Uint8Array, piece: string): Uint8Array<ArrayBuffer> {
  const starts = new Uint8Array(ends.length)
  for (let end = ends.indexOf(1, piece.length); end >= 0; end = ends.indexOf(1, end + 1))
    if (line.startsWith(piece, end - piece.length)) starts[end - piece.length] = 1
  return starts
}

/** Where a name begins that ends at one of the places: of letters, digits, dashes and, but for its first one, blanks. */
function nameStarts(line: string, ends: Uint8Array): Uint8Array<ArrayBuffer> {
  const starts = new Uint8Array(ends.length)
  let isInside = false
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const char = line[at] ?? ''
    isInside = /[-\w ]/.test(char) && (isInside || ends[at + 1] === 1)
    if (isInside && char !== ' ') starts[at] = 1
  }
  return starts
}

function trimBlanks(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1
  return text.slice(0, end)
}
