/** Text with what Markdown would read as markup escaped (GFM 2.4, "Backslash escapes"; 6.4, "Emphasis"). */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]~]/g, String.raw`\$&`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/<(?=[a-zA-Z/!?])/g, String.raw`\<`)
    .replace(/&(?=#?[a-zA-Z0-9]+;)/g, '&amp;')
}

/** In Markdown a carriage return alone ends a line, too (CommonMark 2.1); U+2028, which the flag m would take for an end, does not. */
const blockStart =
  /(?<![^\r\n])[ \t]*(?:(#{1,6}(?![^ \t\r\n])|[-+](?![^ \t\r\n])|>|=+[ \t]*(?![^\r\n])|-+[ \t]*(?![^\r\n]))|(\d{1,9})([.)])(?![^ \t\r\n]))/g

/** Lines of a paragraph: none begins a heading, list or quote, none is code by its indentation (GFM 4). */
export function escapeLines(text: string): string {
  return text
    .replace(blockStart, (_, mark: string | undefined, digits: string, dot: string) =>
      mark === undefined ? `${digits}\\${dot}` : `\\${mark}`,
    )
    .replace(/(?<![^\r\n])[ \t]+/g, '')
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
  return text.replace(/(?<![^\r\n])(?=[^\r\n])/g, ' '.repeat(width))
}
