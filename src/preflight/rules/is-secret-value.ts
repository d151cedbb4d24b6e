/** What stands where a secret would and is none: a path to it, code that gets it, the name of a variable, a constant or another resource, a blank. */
const standsFor: readonly RegExp[] = [
  /^(?:~|\.{0,2})\/[\w.-]+\//,
  /[\w.]\(|^[A-Za-z]+\[/,
  /^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/,
  /^[A-Z_]+$/,
  /^[a-z]+(?:[_-][a-z]+)+$/,
  /\.\.\.|…|\*{3}|x{4}/i,
  /your|example|redacted|placeholder|dummy|change[_-]?(?:me|it)/i,
]

/** True for a value that may be a secret: one of letters alone is a word, so it is none. */
export function isSecretValue(value: string): boolean {
  const bare = value.replace(/[,;:)\]}`#]+$/, '')
  return /[^A-Za-z]/.test(bare) && !standsFor.some((shape) => shape.test(bare))
}
