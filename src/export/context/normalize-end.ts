/** A text that is not empty with exactly one line feed at its end (org-element-normalize-string). */
export function normalizeEnd(text: string): string {
  if (text === '') return ''
  let end = text.length
  let at = end
  while (at > 0 && /[ \t\n]/.test(text[at - 1] ?? '')) {
    at -= 1
    if (text[at] === '\n') end = at
  }
  return `${text.slice(0, end)}\n`
}
