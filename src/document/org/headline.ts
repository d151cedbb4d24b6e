/** A headline's parts (Org manual, "Headlines"; org-syntax "Headings"). */
export interface OrgHeadline {
  readonly level: number
  /** The TODO keyword, `''` for none. */
  readonly todo: string
  /** The letter of `[#A]`, `''` for none. */
  readonly priority: string
  readonly title: string
  readonly tags: readonly string[]
  /** Under `COMMENT` nothing is tangled, exported or looked up. */
  readonly commented: boolean
  readonly archived: boolean
}

/** Reads `** TODO [#A] COMMENT Title :tag:`; `keywords` are the document's TODO keywords. */
export function parseHeadline(line: string, keywords: ReadonlySet<string>): OrgHeadline {
  const stars = /^\*+/.exec(line)?.[0] ?? ''
  const tagged = /(?<![ \t])[ \t]+:([\w@#%:]+):[ \t]*$/u.exec(line)
  let title = line.slice(stars.length, tagged?.index ?? line.length).trim()
  const first = title.split(/[ \t]/, 1)[0] ?? ''
  const todo = keywords.has(first) ? first : ''
  title = title.slice(todo.length).trim()
  const priority = /^\[#([^])\]/.exec(title)?.[1] ?? ''
  title = title.replace(/^\[#[^]\][ \t]*/, '')
  const commented = /^COMMENT(?:[ \t]|$)/.test(title)
  if (commented) title = title.slice('COMMENT'.length).trim()
  const tags = tagged?.[1]?.split(':').filter(Boolean) ?? []
  const archived = tags.includes('ARCHIVE')
  return { level: stars.length, todo, priority, title, tags, commented, archived }
}
