import { RE2JS } from 're2js'

/** A regular expression that matches in time linear to the text (RE2 syntax): a document's patterns are untrusted. */
export interface LinearPattern {
  /** The text of each group when the whole text matches, `''` for a group that took no part; else null. */
  match(text: string): readonly string[] | null
}

/** Compiles a pattern; null when it is none in RE2's syntax. */
export function linearPattern(source: string): LinearPattern | null {
  try {
    const compiled = RE2JS.compile(source, RE2JS.DOTALL)
    return { match: (text) => groups(compiled, text) }
  } catch {
    return null
  }
}

function groups(compiled: RE2JS, text: string): readonly string[] | null {
  const matcher = compiled.matcher(text)
  if (!matcher.matches()) return null
  return Array.from({ length: matcher.groupCount() }, (_, index) => matcher.group(index + 1) ?? '')
}
