/** What `#+INCLUDE:` asks for (Org manual, "Include Files"). */
export interface IncludeLine {
  readonly file: string
  /** What of an Org file, behind `::`; `''` for all. */
  readonly location: string
  /** The heading or keywords around that part are left out. */
  readonly onlyContents: boolean
  /** First and last line, from 1; null for the file's own. The last one is not included. */
  readonly lines: { readonly first: number | null; readonly last: number | null } | null
  /** Type of the block that the text goes into, `''` for none: then it is Org. */
  readonly block: string
  /** Words behind the type, as a language. */
  readonly arguments: string
  /** True when the block shows its text as it is. */
  readonly literal: boolean
  /** Level of the highest heading, null to fit it below the heading that it stands under. */
  readonly minLevel: number | null
}

/** Reads the value of an include keyword; null when it names no file. */
export function readIncludeLine(value: string): IncludeLine | null {
  const named = /^(".+?"|\S+)(?:\s+|$)/.exec(value)
  if (!named) return null
  const file = (named[1] ?? '').replace(/^"|"$/g, '')
  const [path = '', location = ''] = file.split(/::(.*)$/)
  const options = value.slice(named[0].length)
  const range = /:lines +"(\d*)-(\d*)"/.exec(options)
  const contents = /:only-contents *([^: \r\t\n]\S*)?/.exec(options)
  const level = /:minlevel +(\d+)/.exec(options)
  const rest = options.replace(
    /:(?:lines +"[^"]*"|only-contents *(?:[^: \r\t\n]\S*)?|minlevel +\d+|coding +\S+)/g,
    '',
  )
  const literal = /\b(example|export|src)\b(?: +(.*))?/.exec(rest)
  const block = literal?.[1] ?? /^\s*"?([^\s":]+)"?/.exec(rest)?.[1] ?? ''
  return {
    file: path,
    location,
    onlyContents: contents !== null && contents[1] !== undefined && contents[1] !== 'nil',
    lines: range && { first: numberOf(range[1]), last: numberOf(range[2]) },
    block,
    arguments: (literal?.[2] ?? '').trim(),
    literal: literal !== null,
    minLevel: level ? Number(level[1]) : null,
  }
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}
