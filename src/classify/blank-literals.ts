const literal = /\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*"|(?<![^\s;&|(])#[^\n]*/g

/** A script with blanks in place of quotes, escaped characters and comments, which a shell reads as they are: offsets stay. */
export function blankLiterals(script: string): string {
  return script.replace(literal, (text) => ' '.repeat(text.length))
}

/** A script with blanks in place of its comments; offsets stay. */
export function blankComments(script: string): string {
  return script.replace(literal, (text) => (text.startsWith('#') ? ' '.repeat(text.length) : text))
}
