/** A name in a script that somebody is to replace. */
export interface Placeholder {
  /** With its brackets. */
  readonly text: string
  readonly name: string
  /** Offset in the script. */
  readonly start: number
}

const forms: readonly RegExp[] = [
  // <MY POD IP>, <your-token>; not <<heredoc, not <(process), not HTML tags in small letters.
  /(?<![<$\w])<(?!<)([A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)*|(?:your|my|the|some|insert|replace|enter)[ _-][\w -]*)>/g,
  // [yourGateway], [YOUR_NAME]
  /(?<![\w$"'])\[((?:your|my)[A-Z_-]\w*|(?:YOUR|MY)[_-][A-Z0-9_-]+)\]/g,
  // {{ name }} of templates, but not of Go templates, which have a dot.
  /\{\{ ?([A-Za-z_]\w*) ?\}\}/g,
  /(?<![${\w])((?:YOUR|CHANGE|REPLACE)[_-](?:ME|THIS|[A-Z]+)(?:[_-][A-Z]+)*)\b(?!=)/g,
]

/** The placeholders of a script, in the order of their forms; of two that overlap the first form counts. */
export function placeholders(script: string): Placeholder[] {
  const found: Placeholder[] = []
  const taken = new Set<number>()
  for (const form of forms) {
    for (const { 0: text, 1: name = '', index: start } of script.matchAll(form)) {
      if (taken.has(start)) continue
      found.push({ text, name, start })
      for (let at = start; at < start + text.length; at += 1) taken.add(at)
    }
  }
  return found
}

/** Puts values in the place of placeholders; names are compared without case, blanks and dashes as underscores. */
export function fillPlaceholders(script: string, values: Readonly<Record<string, string>>): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [plainName(name), value]))
  if (known.size === 0) return script
  const pieces: string[] = []
  let end = 0
  for (const { start, text, name } of placeholders(script).toSorted((a, b) => a.start - b.start)) {
    const value = known.get(plainName(name))
    if (value === undefined) continue
    pieces.push(script.slice(end, start), value)
    end = start + text.length
  }
  return [...pieces, script.slice(end)].join('')
}

function plainName(name: string): string {
  return name.replace(/[\s-]+/g, '_').toUpperCase()
}
