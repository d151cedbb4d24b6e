import { labelComment } from './comments/label-comment.ts'
import { mdxComment } from './comments/mdx-comment.ts'
import { readAttributes } from './read-attributes.ts'
import type { AttributeText, Reading } from './reading.ts'

/** What a comment says, and whom it is about: the block right below, or all of the section. */
export interface Comment extends Reading {
  readonly scope: 'block' | 'section'
}

/** A kind of comment that says something about blocks. */
interface CommentKind extends Pick<Comment, 'scope'> {
  /** What such a comment begins with, behind `<!--` and blanks. */
  readonly opening: RegExp
  /** Reads what stands between its opening and the end of the comment. */
  readonly read: (at: AttributeText) => Reading
}

const kinds: readonly CommentKind[] = [
  { opening: /runbook:/y, scope: 'block', read: readAttributes },
  { opening: /runbook-section:/y, scope: 'section', read: readAttributes },
  { opening: /\$MDX(?=\s)/y, scope: 'block', read: mdxComment },
  { opening: /(?=@\w)/y, scope: 'block', read: labelComment },
]

/**
 * Reads the source of an HTML node that stands at `start`; null for HTML that says nothing of blocks. A comment that nothing
 * closes is a mistake where blocks are lost in it.
 */
export function readComment(html: string, start: number): Comment | null {
  const open = /^<!--\s*/.exec(html)?.[0].length
  if (open === undefined) return null
  for (const { opening, scope, read } of kinds) {
    opening.lastIndex = open
    const length = opening.exec(html)?.[0].length
    if (length === undefined) continue
    const from = open + length
    const end = html.indexOf('-->', from)
    if (end < 0) return { scope, ...unclosed(html, start) }
    const carrier = scope === 'block' ? 'header' : 'section'
    return { scope, ...read({ text: html.slice(from, end), start: start + from, carrier }) }
  }
  return html.includes('-->') || !hidden.test(html)
    ? null
    : { scope: 'block', ...unclosed(html, start) }
}

/** A fence within. */
const hidden = /\n {0,3}(?:```|~~~)/

function unclosed(html: string, start: number): Reading {
  const [line = ''] = html.split(/\r?\n/, 1)
  const span = { start, end: start + line.length }
  const hint = 'End it with "-->"; without that all below is part of it.'
  const reason = `nothing closes the comment "${line.trim().slice(0, 60)}"`
  return { arguments: [], faults: [{ code: 'E_UNCLOSED', reason, hint, span }] }
}
