/** One `<<NAME>>` in a body; offsets count UTF-16 units of it. */
export interface NowebReference {
  /** Text between the angle brackets. */
  readonly id: string
  readonly start: number
  readonly end: number
  /** Text in front of it on its line, from the end of the reference before it when there is one. */
  readonly prefix: string
}

/**
 * Finds noweb references as Org does: a name has no blanks at its ends and is as short as two characters or more
 * allow; only where there is no such name, a single character is one. So `<<a>>-<<b>>` is one reference
 * (Org manual, "Noweb Reference Syntax"; org-babel-noweb-wrap). Linear in the text's length.
 */
export function findReferences(text: string): NowebReference[] {
  const found: NowebReference[] = []
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    findInLine(text.slice(start, end), start, found)
    start = end + 1
  }
  return found
}

/** The text without its references (`:noweb strip-tangle`). */
export function stripReferences(text: string): string {
  let at = 0
  let stripped = ''
  for (const { start, end } of findReferences(text)) {
    stripped += text.slice(at, start)
    at = end
  }
  return stripped + text.slice(at)
}

function findInLine(line: string, offset: number, found: NowebReference[]): void {
  let after = 0
  let close = 0
  for (let open = line.indexOf('<<'); open >= 0; open = line.indexOf('<<', open)) {
    if (close >= 0) close = closeFrom(line, Math.max(close, open + 4))
    const end = isBlank(line[open + 2]) ? -1 : referenceEnd(line, open, close)
    if (end < 0) {
      open += 1
      continue
    }
    found.push({
      id: line.slice(open + 2, end - 2),
      start: offset + open,
      end: offset + end,
      prefix: line.slice(after, open),
    })
    after = end
    open = end
  }
}

function referenceEnd(line: string, open: number, close: number): number {
  if (close >= 0) return close + 2
  return line.startsWith('>>', open + 3) ? open + 5 : -1
}

/** The first `>>` from here on that no blank precedes, -1 for none. */
function closeFrom(line: string, from: number): number {
  let close = line.indexOf('>>', from)
  while (close >= 0 && isBlank(line[close - 1])) close = line.indexOf('>>', close + 1)
  return close
}

function isBlank(char: string | undefined): boolean {
  return char === undefined || char === ' ' || char === '\t'
}
