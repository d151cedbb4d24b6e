/** Text with what Markdown would read as markup escaped (GFM 2.4, "Backslash escapes"; 6.4, "Emphasis"). */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]~]/g, String.raw`\$&`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/<(?=[a-zA-Z/!?])/g, String.raw`\<`)
    .replace(/&(?=#?[a-zA-Z0-9]+;)/g, '&amp;')
}

const blockStart =
  /^[ \t]*(?:(#{1,6}(?![^ \t\n])|[-+](?![^ \t\n])|>|=+[ \t]*$|-+[ \t]*$)|(\d{1,9})([.)])(?![^ \t\n]))/gm

/** Lines of a paragraph: none begins a heading, list or quote, none is code by its indentation (GFM 4). */
export function escapeLines(text: string): string {
  return text
    .replace(blockStart, (_, mark: string | undefined, digits: string, dot: string) =>
      mark === undefined ? `${digits}\\${dot}` : `\\${mark}`,
    )
    .replace(/^[ \t]+/gm, '')
}

/** Dashes and dots by their characters. */
export function dashes(text: string): string {
  return text
    .replaceAll('\\\\-', '\u00ad')
    .replace(/---(?!-)/g, '\u2014')
    .replace(/--(?!-)/g, '\u2013')
    .replaceAll('...', '\u2026')
}

/** An address between parentheses: no blanks, no parentheses, no angle brackets (GFM 6.6, "Links"). */
export function escapeAddress(address: string): string {
  return address.replace(
    /[\s()<>\\]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/** Lines with blanks in front, but for empty ones. */
export function indent(text: string, width: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(width))
}
