/** The parts of `#+begin_src LANGUAGE SWITCHES ARGUMENTS`. */
export interface SrcBlockLine {
  readonly language: string
  readonly switches: string
  readonly arguments: string
  /** Column (from 0) where the arguments start in the line. */
  readonly argumentsAt: number
}

/** A label format goes on to the last quote of the line. */
const switchPattern = /^(?: +(?:-(?:l ".+"|[ikr])|[-+]n(?: *[0-9]+)?))*/

/** Splits a block's opening line as org-element does: first word language, blanks and no tab before it, then switches, then arguments. */
export function parseSrcBlockLine(line: string): SrcBlockLine {
  const begin = /^[ \t]*#\+begin_src */i.exec(line)?.[0].length ?? 0
  const language = /^\S*/.exec(line.slice(begin))?.[0] ?? ''
  const afterLanguage = begin + language.length
  const switches = switchPattern.exec(line.slice(afterLanguage))?.[0] ?? ''
  const argumentsAt = afterLanguage + switches.length
  return {
    language,
    switches: switches.trim(),
    arguments: line.slice(argumentsAt),
    argumentsAt,
  }
}
