/** A text without the given characters at its ends; linear, unlike a pattern that ends in `+$`. */
export function trimChars(text: string, chars: string): string {
  let start = 0
  let end = text.length
  while (start < end && chars.includes(text[start] ?? '')) start += 1
  while (end > start && chars.includes(text[end - 1] ?? '')) end -= 1
  return text.slice(start, end)
}
