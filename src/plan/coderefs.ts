/** The label format of blocks without `-l` (Org manual, "Literal Examples"). */
const defaultFormat = '(ref:%s)'

/**
 * Removes code reference labels such as `(ref:start)` at line ends, with the blanks around them, by the format that
 * the block's switches give with `-l "FORMAT"`, in capitals or not (org-src-coderef-regexp). Linear in the text's length.
 */
export function removeCoderefs(text: string, switches: string): string {
  const format = /(?:^| )-l +"([^"\n]+)"/.exec(switches)?.[1] ?? defaultFormat
  const literal = format.split('%s', 1)[0]?.toLowerCase() ?? ''
  const holdsLiteral = (part: string): boolean => part.toLowerCase().includes(literal)
  if (!holdsLiteral(text)) return text
  const label = format.split('%s').map(escapePattern).join('[-a-zA-Z0-9_][-a-zA-Z0-9_ ]*')
  const pattern = new RegExp(`(?:${label})[ \\t]*$`, 'i')
  return text
    .split('\n')
    .map((line) => (holdsLiteral(line) ? removeLabel(line, pattern) : line))
    .join('\n')
}

function removeLabel(line: string, pattern: RegExp): string {
  const match = pattern.exec(line)
  return match ? trimBlanks(line.slice(0, match.index)) : line
}

function trimBlanks(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1
  return text.slice(0, end)
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
