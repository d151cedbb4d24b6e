import type { RootContent } from 'mdast'

import { matchAt } from '../match-at.ts'

/** A block that needs no parser to be told from others. */
export interface PlainBlock {
  readonly node: RootContent
  /** Offset behind its last character. */
  readonly end: number
}

/**
 * Reads the block at the start of a line where no other is open, when nothing but one reading of it is possible in
 * CommonMark 0.31: a heading `# Title` (4.2) or underlined (4.3), a fence (4.5) and a comment (4.6) at the margin, and a paragraph (4.8) of which no line begins
 * with a sign that has a meaning there. Null for all else, which may be one of these too. Of nodes, their content is read for fences only.
 */
export function plainBlock(source: string, start: number): PlainBlock | null {
  switch (source.charAt(start)) {
    case '#':
      return heading(source, start)
    case '`':
    case '~':
      return fence(source, start) ?? paragraph(source, start)
    case '<':
      return comment(source, start)
    default:
      return paragraph(source, start)
  }
}

/** The start of the first line from here on that is not blank, or the end of the text. */
export function skipBlankLines(source: string, start: number): number {
  let at = start
  for (let found = matchAt(source, blankLine, at); found && at < source.length;) {
    at += found[0].length
    found = matchAt(source, blankLine, at)
  }
  return at
}

// None of them has the flag m, for which a line ends at U+2028 as well.
const blankLine = /[ \t]*(?:\r?\n|$)/y
const headingLine = /(#{1,6})(?:[ \t][^\r\n]*|(?=\r?\n|$))/y
const underlineLine = /(?:=+|-+)[ \t]*(?=\r?\n|$)/y
const fenceLine = /(?:(`{3,99})(?!`)([^`\r\n]*)|(~{3,99})(?!~)([^\r\n]*))\r?(?:\n|$)/y
const commentLine = /<!--(?!-?>)[^\r\n]*?-->[^\r\n]*/y
/** What no line of a paragraph can be taken for: a letter, or a sign without a meaning at this place. */
const textLine =
  /[\p{L}("'!,.:;?|$%&/@^{}]|`{1,2}(?!`)|[*_]{1,2}[\p{L}`]|\[[^[\]\\\r\n]*\]\(|\[!\[|\d+(?![\d.)])/uy

function heading(source: string, start: number): PlainBlock | null {
  const match = matchAt(source, headingLine, start)
  if (!match) return null
  const depth = (match[1]?.length ?? 1) as 1 | 2 | 3 | 4 | 5 | 6
  return { node: { type: 'heading', depth, children: [] }, end: start + match[0].length }
}

/** A fence that a line of its own closes. */
function fence(source: string, start: number): PlainBlock | null {
  const match = matchAt(source, fenceLine, start)
  const marker = match?.[1] ?? match?.[3]
  if (!match || marker === undefined) return null
  const body = start + match[0].length
  const closing = source[body - 1] === '\n' && matchAt(source, closingLine(marker), body - 1)
  if (!closing) return null
  const lang = /^[ \t]*([^ \t]+)/.exec(match[2] ?? match[4] ?? '')?.[1] ?? null
  const value = source.slice(body, Math.max(body, closing.index)).replace(/\r$/, '')
  const node: RootContent = { type: 'code', lang, meta: null, value, data: { fenceLines: 2 } }
  return { node, end: closing.index + closing[0].length }
}

const closingLines = new Map<string, RegExp>()

function closingLine(marker: string): RegExp {
  const known = closingLines.get(marker)
  const pattern = known ?? new RegExp(`\\n {0,3}${marker}${marker[0]}*[ \\t]*(?=\\r?\\n|$)`, 'g')
  closingLines.set(marker, pattern)
  return pattern
}

function comment(source: string, start: number): PlainBlock | null {
  const match = matchAt(source, commentLine, start)
  return match && { node: { type: 'html', value: match[0] }, end: start + match[0].length }
}

function paragraph(source: string, start: number): PlainBlock | null {
  if (!isText(source, start)) return null
  for (let line = start; ;) {
    const feed = source.indexOf('\n', line)
    const next = feed < 0 ? source.length : feed + 1
    if (next < source.length && isText(source, next)) {
      line = next
      continue
    }
    const underline = matchAt(source, underlineLine, next)
    if (underline) return underlined(underline)
    if (!endsParagraph(source, next)) return null
    const end = feed < 0 ? source.length : feed
    const isReturn = source[end - 1] === '\r'
    return { node: { type: 'paragraph', children: [] }, end: isReturn ? end - 1 : end }
  }
}

/** A heading of lines that one of equal or minus signs is below; remark would go through all blocks above for each. */
function underlined({ index, 0: line }: RegExpExecArray): PlainBlock {
  const depth = line.startsWith('=') ? 1 : 2
  return { node: { type: 'heading', depth, children: [] }, end: index + line.length }
}

function isText(source: string, at: number): boolean {
  return matchAt(source, textLine, at) !== null
}

function endsParagraph(source: string, at: number): boolean {
  return [blankLine, headingLine, fenceLine].some((pattern) => matchAt(source, pattern, at))
}
