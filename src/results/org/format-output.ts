import { commaEscape } from '../../document/org/comma-escape.ts'

/** From this many lines on, output goes into an example block (`org-babel-min-lines-for-block-output`). */
const exampleLines = 10

/** Starts of lines; unlike `^`, not behind a carriage return. */
const lineStarts = /(?<![^\n])(?=[^])/g

/**
 * Text as fixed-width lines or, from ten lines on, as an example block with `switches` on its opening line
 * (org-babel-examplify-region). Empty text stays empty; a missing final line feed stays missing.
 */
export function formatOutput(text: string, switches: string): string {
  if (text === '') return ''
  if (isShort(text)) return text.replace(lineStarts, ': ')
  const opening = `#+begin_example${switches === '' ? '' : ` ${switches}`}`
  return `${opening}\n${commaEscape(text)}#+end_example\n`
}

/** True for fewer than ten lines; an unterminated last one counts. */
function isShort(text: string): boolean {
  let lines = text.endsWith('\n') ? 0 : 1
  let at = text.indexOf('\n')
  while (at >= 0 && lines < exampleLines) {
    lines += 1
    at = text.indexOf('\n', at + 1)
  }
  return lines < exampleLines
}
