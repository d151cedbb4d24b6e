import { lineFeedFrom } from '../document/line-index.ts'
import { matchAt } from '../document/match-at.ts'

/** A variable of a git configuration, section and key in small letters; a key without a value has none. */
export interface GitVariable {
  readonly section: string
  readonly key: string
  readonly value: string
}

const sectionHead = /\[(?<name>[\w.-]+)[ \t]*(?:"(?:[^"\\\n]|\\.)*")?\]/uy
const variable = /(?<key>[a-z][a-z\d-]*)[ \t]*(?<equals>=?)/iuy
const blanks = /\s*/uy

/** The variables of a configuration in their order, as git reads them (git-config(1), "Syntax"); it refuses files with other lines. */
export function readGitConfig(text: string): GitVariable[] {
  const source = text.replaceAll('\r\n', '\n')
  const found: GitVariable[] = []
  let section = ''
  for (let at = behind(blanks, source, 0); at < source.length; at = behind(blanks, source, at)) {
    const head = matchAt(source, sectionHead, at)
    const begun = head ? null : matchAt(source, variable, at)
    if (head) {
      section = head.groups?.['name']?.toLowerCase() ?? ''
      at += head[0].length
    } else if (begun) {
      const { value, end } = readValue(source, at + begun[0].length)
      const key = begun.groups?.['key']?.toLowerCase() ?? ''
      found.push({ section, key, value: begun.groups?.['equals'] === '=' ? value : '' })
      at = end
    } else at = lineFeedFrom(source, at)
  }
  return found
}

const escapes: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', '\n': '' }
const plain = /[^ \t\n\r\\"#;]+/uy

/** The value that begins at an offset: up to the line's end, over a backslash there, or to a comment; blanks at its ends go. */
function readValue(source: string, start: number): { value: string; end: number } {
  const parts: string[] = []
  /** How many of the parts are more than blanks at the end. */
  let kept = 0
  let isQuoted = false
  let at = start
  for (let char = source[at]; char !== undefined && char !== '\n'; char = source[at]) {
    if (!isQuoted && (char === '#' || char === ';')) break
    const isBlank = !isQuoted && ' \t\r'.includes(char)
    const next = source[at + 1] ?? ''
    const part = char === '\\' ? (escapes[next] ?? next) : (matchAt(source, plain, at)?.[0] ?? char)
    if (char === '"') isQuoted = !isQuoted
    else if (part !== '' && (!isBlank || parts.length > 0)) parts.push(part)
    if (!isBlank) kept = parts.length
    at += char === '\\' ? 2 : part.length
  }
  return { value: parts.slice(0, kept).join(''), end: lineFeedFrom(source, at) }
}

function behind(pattern: RegExp, source: string, at: number): number {
  return at + (matchAt(source, pattern, at)?.[0].length ?? 0)
}
