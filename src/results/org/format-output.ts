import { commaEscape } from '../../document/org/comma-escape.ts'

/** From this many lines on, output goes into an example block (`org-babel-min-lines-for-block-output`). */
const exampleLines = 10

/**
 * Output as fixed-width lines or, from ten lines on, as an example block (org-babel-examplify-region);
 * each line ends in a line feed. Empty output gives an empty text.
 */
export function formatOutput(output: string): string {
  if (output === '') return ''
  const text = output.endsWith('\n') ? output : `${output}\n`
  const lines = text.slice(0, -1).split('\n')
  if (lines.length < exampleLines) return lines.map((line) => `: ${line}\n`).join('')
  return `#+begin_example\n${commaEscape(text)}#+end_example\n`
}
