/** Words of a title that begin with a small letter. */
const small = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with|your|is)$/i
const longest = 70

/** A word that says how to read what comes, and is no title. */
const remark = /^(?:important|note|warning|caution|attention|tip|hint|todo)$/i

/**
 * True when a line of plain notes reads as a title: it stands below a blank line or at the beginning, is short, has no mark at
 * its end, and its words begin with capitals. Below two blank lines one of a few words may be a small one.
 */
export function isHeading(lines: readonly string[], index: number): boolean {
  const text = (lines[index] ?? '').trimEnd()
  const above = lines[index - 1] ?? ''
  if (above.trim() !== '' || /^\s/.test(text) || text.length > longest) return false
  if (/[.:,;!?]$|=>|^[-*•\d]/.test(text)) return false
  const words = text.split(/\s+/)
  const [first = ''] = words
  if (!/\p{Lu}/u.test(first) || remark.test(text)) return false
  const plain = words.filter((word) => !/\p{Lu}/u.test(word) && !small.test(word))
  const standsAlone = (lines[index - 2] ?? '').trim() === ''
  return words.length <= 9 && plain.length <= (standsAlone && words.length <= 4 ? 1 : 0)
}
