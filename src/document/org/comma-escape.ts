/**
 * Escapes lines that Org would read as headlines or keywords, with one comma behind the indentation
 * (org-escape-code-in-string).
 */
export function commaEscape(text: string): string {
  return text.replace(/(?<![^\n])([ \t]*)(?=,*(?:\*|#\+))/g, '$1,')
}

/** Undoes `commaEscape` (org-unescape-code-in-string). */
export function commaUnescape(text: string): string {
  return text.replace(/(?<![^\n])([ \t]*),(?=,*(?:\*|#\+))/g, '$1')
}
