/** Words of a title that begin with a small letter. */
const small = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with|your|is)$/i
const longest = 70

/**
 * True when a line of plain notes reads as a title: it stands below a blank line or at the beginning, is short, has no mark at
 * its end, and its words begin with capitals.
 */
export function isHeading(lines: readonly string[], index: number): boolean {
  const text = (lines[index] ?? '').trimEnd()
  const above = lines[index - 1] ?? ''
  if (above.trim() !== '' || /^\s/.test(text) || text.length > longest) return false
  if (/[.:,;!?]$|=>|^[-*•\d]/.test(text)) return false
  const words = text.split(/\s+/)
  const capital = words.filter(
    (word) => /^\p{Lu}/u.test(word) || small.test(word) || /\p{Lu}/u.test(word),
  )
  return words.length <= 9 && /^\p{Lu}/u.test(text) && capital.length === words.length
}
