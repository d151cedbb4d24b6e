import { escapePattern } from '../document/escape-pattern.ts'
import { trimChars } from '../document/trim-chars.ts'

/** What Emacs makes of the outputs that a shell gave between its prompts. */
export interface SessionText {
  readonly text: string
  /** True when the last output is missing because no line feed ends it. */
  readonly lost: boolean
}

/** The prompt that Emacs gives a shell, and what it lets the shell print at the end (ob-shell.el). */
const prompt = 'org_babel_sh_prompt> '
const mark = 'org_babel_sh_eoe\n'

/**
 * The outputs of a session's commands as one text, as Emacs cuts it out of what its shell prints between prompts: each
 * trimmed, those without any left out (org-babel-sh-evaluate, org-babel-comint-with-output). A prompt that stands within a
 * line stays, as behind an output that no line feed ends, and where that is the last one, it goes with the mark behind it.
 */
export function sessionText(outputs: readonly string[], script: string): SessionText {
  const printed = [...outputs, mark].map((output) => output + prompt).join('')
  const given = withoutEcho(printed, script).split(prompts).filter(Boolean)
  const last = given.pop()
  return {
    text: given.map((output) => trimChars(output, ' \t\n\r')).join('\n'),
    lost: last !== mark,
  }
}

const prompts = /(?<![^\n])(?:org_babel_sh_prompt> [ \t]*)+/

/**
 * Emacs takes the first text that reads like the script for its echo: each line feed is one or more of them there
 * (org-babel-comint--echo-filter). Several in a row are one pattern, so that they are not tried in every way to part them.
 */
function withoutEcho(printed: string, script: string): string {
  if (isTooLong(script) || !mayHold(printed, script.split('\n', 1)[0] ?? '')) return printed
  const pattern = escapePattern(script)
    .replace(/\n+/g, ({ length }) => `[\\r\\n]{${length},}`)
    .replace(/^(?=\[\\r)/, String.raw`(?<![\r\n])`)
  const echo = new RegExp(pattern, 'i').exec(printed)
  return echo === null ? printed : printed.slice(echo.index + echo[0].length)
}

/** The longest pattern of Emacs, in bytes, and what it takes of them for a line besides its text (regex-emacs.c, `MAX_BUF_SIZE`). */
const [longestPattern, bytesOfLine] = [1 << 15, 16]

/** True for a script of thousands of lines, for which Emacs has no pattern but an error; we have neither. */
function isTooLong(script: string): boolean {
  return script.length + bytesOfLine * script.split('\n').length > longestPattern
}

/** False where a text does not hold a line in any case of its letters: cheaper to ask than a pattern of its own. */
function mayHold(printed: string, line: string): boolean {
  return !/^[ -~]*$/.test(line) || printed.toLowerCase().includes(line.toLowerCase())
}
