/** A footnote's mark with the blanks behind it (GFM): its label has no blanks and no brackets but escaped ones. */
const footnoteMark = /\[\^(?:[^\s[\]\\]|\\[[\]\\]?)+\]:[ \t]*/g

/**
 * What every line of a container begins with, by what stands in front of a block in it: quote markers stay, list bullets
 * become blanks, a footnote has four of them however long its label is, a byte order mark is the text's.
 */
export function containerPrefix(opening: string): string {
  return opening
    .replace(/^\uFEFF/, '')
    .replace(footnoteMark, '    ')
    .replace(/[^>\s]/g, ' ')
}
