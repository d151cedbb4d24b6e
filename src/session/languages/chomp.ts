/** A text without the blanks and line feeds at its end (org-babel-chomp). */
export function chomp(text: string): string {
  return text.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '')
}
