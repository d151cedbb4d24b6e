/** Directives of MyST and Sphinx whose argument is the language of the code within. */
const directive = /^\{(?:code|code-block|code-cell|sourcecode)\}[ \t]+([A-Za-z][\w+#-]*)/

/** The language that a directive such as `{code-block} bash` shows, null for other info strings. */
export function directiveLanguage(info: string): { language: string; length: number } | null {
  const [text = '', language = ''] = directive.exec(info) ?? []
  return text === '' ? null : { language, length: text.length }
}

/** How many lines at the top of a directive's body are its options: `:linenos:`, or YAML between lines of hyphens. */
export function directiveOptions(body: string): number {
  const found =
    /^(?:(?::[\w-]+:(?:[ \t][^\n]*)?\r?(?:\n|$))+|---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*\r?(?:\n|$))/.exec(
      body,
    )
  return found ? found[0].split('\n').length - 1 : 0
}
