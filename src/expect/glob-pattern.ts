import { escapePattern } from '../document/escape-pattern.ts'

/** The regular expression of a glob: `*` any text, `?` one character, a backslash before `*`, `?` and `\` takes them as they are. */
export function globPattern(glob: string): string {
  return glob.replace(/\\([*?\\])|[^]/gu, (whole, escaped: string | undefined) => {
    if (escaped !== undefined) return escapePattern(escaped)
    if (whole === '*') return '.*'
    return whole === '?' ? '.' : escapePattern(whole)
  })
}
