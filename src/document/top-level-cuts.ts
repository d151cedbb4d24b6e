/** Decides by two neighbours whether a text is cut in front of the second one. */
export type IsCut = (past: string | undefined, next: string) => boolean

/**
 * Offsets at which a text is cut, outside of balanced brackets and of double quotes (org-babel-balanced-split). A bracket
 * or quote that nothing closes is text; quotes do not count inside of brackets.
 */
export function topLevelCuts(text: string, isCut: IsCut): number[] {
  const cuts: number[] = []
  const ends = /[([]/.test(text) ? bracketEnds(text) : nothing
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? ''
    let end = -1
    if (isCut(text[at - 1], char)) cuts.push(at)
    else if (char === '(' || char === '[') end = ends.get(at) ?? -1
    else if (char === '"' && text[at - 1] !== '\\') end = quoteEnd(text, at)
    at = end < 0 ? at + 1 : end
  }
  return cuts
}

const nothing: ReadonlyMap<number, number> = new Map()

/** The pieces of a text between its cuts, each cut one character wide; empty ones are left out. */
export function topLevelPieces(text: string, separator: string): string[] {
  const cuts = topLevelCuts(text, (_, next) => next === separator)
  return [...cuts, text.length]
    .map((end, index) => text.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, end))
    .filter((piece) => piece !== '')
}

/**
 * The offset behind the bracket that balances the one at an offset; a closing one of the other kind is passed over. What
 * balances a bracket does not depend on those before it, so one pass finds all.
 */
function bracketEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const { 0: char, index } of text.matchAll(/[()[\]]/g)) {
    const last = open.at(-1)
    if (char === '(' || char === '[') open.push(index)
    else if (last !== undefined && text[last] === (char === ')' ? '(' : '[')) {
      open.pop()
      ends.set(last, index + 1)
    }
  }
  return ends
}

/** The offset behind the next quote that no backslash precedes, or -1. */
function quoteEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1))
    if (text[end - 1] !== '\\') return end + 1
  return -1
}
