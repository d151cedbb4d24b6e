/** More levels than these are no settings. */
const deepest = 64

/**
 * True for YAML that may nest too deeply for a parser that calls itself: a regular expression that V8 compiles with
 * little stack left ends the process. Counts open brackets, and what begins a block in one line, also in strings. Blocks
 * that nest by indentation need a line each, with all of the indentation, and stay few.
 */
export function nestsDeeply(text: string): boolean {
  let brackets = 0
  let blocks = 0
  for (const [token] of text.matchAll(/[[{]|[\]}]|[-?:](?=\s)|\n/g)) {
    if (token === '\n') blocks = 0
    else if (/[-?:]/.test(token)) blocks += 1
    else brackets = Math.max(0, brackets + (token === '[' || token === '{' ? 1 : -1))
    if (brackets > deepest || blocks > deepest) return true
  }
  return false
}
