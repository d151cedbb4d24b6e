import type { Block } from '../../document/block.ts'
import type { Document, OrgDocument } from '../../document/document.ts'
import { lineText } from '../../document/line-index.ts'
import { nodeProperties } from '../../document/org/node-properties.ts'
import { isMapped } from '../is-mapped.ts'

/** What comments in tangled files call a block. */
export interface BlockAddress {
  /** Its name, or its heading and its number below it, as in `Setup:2`. */
  readonly title: string
  /** What a link to the document searches for: a name, `#custom-id`, `*Heading` or the block's first line. */
  readonly search: string
}

/**
 * The addresses of all blocks, by block index (org-babel-tangle-single-block, org-link-precise-link-target). Blocks
 * that are not tangled count as well.
 */
export function addressBlocks(document: Document): readonly BlockAddress[] {
  const headings = readHeadings(document)
  const numbers = new Map<HeadingAddress, number>()
  const beforeAll: HeadingAddress = { line: 0, title: '', customId: null }
  let at = -1
  return document.blocks.map((block) => {
    while ((headings[at + 1]?.line ?? Infinity) < block.line) at += 1
    const heading = headings[at] ?? beforeAll
    const number = (numbers.get(heading) ?? 0) + (isMapped(document, block) ? 1 : 0)
    numbers.set(heading, number)
    return {
      title: block.name || `${heading.title || 'No heading'}:${number}`,
      search: block.name || (at < 0 ? lineSearch(document, block) : headingSearch(heading)),
    }
  })
}

interface HeadingAddress {
  /** From 1. */
  readonly line: number
  readonly title: string
  /** Null for a heading without one. */
  readonly customId: string | null
}

function readHeadings(document: Document): HeadingAddress[] {
  if (document.format === 'markdown')
    return document.headings.map(({ line, title }) => ({ line, title, customId: null }))
  const customIds = readCustomIds(document)
  return document.headings.map(({ line, title }) => {
    return { line, title, customId: customIds.get(line - 1) ?? null }
  })
}

/** CUSTOM_ID properties by the line (from 0) of their headings. */
function readCustomIds({ elements, lines }: OrgDocument): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const element of elements) {
    const { type, parent } = element
    if (type !== 'property-drawer' || parent?.type !== 'headline') continue
    // The last one counts, an empty one too.
    const id = nodeProperties(lines, element).findLast(
      ({ key }) => key.toUpperCase() === 'CUSTOM_ID',
    )
    if (id) found.set(parent.start, id.value)
  }
  return found
}

function headingSearch({ customId, title }: HeadingAddress): string {
  return customId === null ? `*${normalize(title)}` : `#${customId}`
}

/** The block's first line, without the signs that a search would take for its own. */
function lineSearch(document: Document, block: Block): string {
  let text = normalize(lineText(document.lines, block.line - 1))
  for (;;) {
    const signs = /^[#*]+[ \t]*/.exec(text)?.[0].length ?? 0
    if (signs > 0) text = text.slice(signs)
    else if (text.length > 1 && text.startsWith('(') && text.endsWith(')'))
      text = text.slice(1, -1).trim()
    else return text
  }
}

/** Without statistics cookies, and with single blanks (org-link--normalize-string). */
function normalize(text: string): string {
  return text
    .replace(/\[\d*(?:%|\/\d*)\]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
}
