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

/** What makes a block literal, in the order in which Org looks for it, with its arguments. */
const literals = [/\bexample\b/i, /\bexport(?: +(.*))?/i, /\bsrc(?: +(.*))?/i]

/** Reads the value of an include keyword; null when it names no file. */
export function readIncludeLine(value: string): IncludeLine | null {
  const named = /^(".+?"|\S+)(?:\s+|$)/.exec(value)
  if (!named) return null
  const file = (named[1] ?? '').replace(/^"|"$/g, '')
  const [path = '', location = ''] = file.split(/::([^]*)$/)
  const options = value.slice(named[0].length)
  const range = /:lines +"(\d*)-(\d*)"/.exec(options)
  const contents = /:only-contents *([^: \r\t\n]\S*)?/.exec(options)
  const level = /:minlevel +(\d+)/.exec(options)
  const rest = options.replace(
    /:(?:lines +"[^"]*"|only-contents *(?:[^: \r\t\n]\S*)?|minlevel +\d+|coding +\S+)/g,
    '',
  )
  const literal = literals.map((pattern) => pattern.exec(rest)).find((match) => match !== null)
  const words = literal?.[1] ?? ''
  const block = blockOf(words === '' ? rest : rest.replace(words, ''))
  return {
    file: path,
    location,
    onlyContents: contents !== null && contents[1] !== undefined && contents[1] !== 'nil',
    lines: range && { first: numberOf(range[1]), last: numberOf(range[2]) },
    block,
    arguments: words.trim(),
    literal: literal !== undefined,
    minLevel: level ? Number(level[1]) : null,
  }
}

/** The first word, or one in quotes; a keyword is none. */
function blockOf(text: string): string {
  const match = /"(\S+)"/.exec(text) ?? /\b(\S+)\b/.exec(text)
  return match && text[match.index - 1] !== ':' ? (match[1] ?? '') : ''
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}
