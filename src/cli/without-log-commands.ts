/**
 * Lines for people in which a log of GitHub Actions finds no command of a document: it obeys lines that begin with `::`, blanks
 * aside, and `##[` anywhere.
 */
export function withoutLogCommands(text: string): string {
  return text.replace(/^([^\S\n\r\u2028\u2029]*)(?=::)/gm, '$1│ ').replaceAll('##[', '## [')
}
