import type { Block } from '../../document/block.ts'
import type { Document, OrgDocument } from '../../document/document.ts'
import { lineText } from '../../document/line-index.ts'
import { nodeProperties } from '../../document/org/node-properties.ts'
import { timesMapped } from '../times-mapped.ts'

/** What comments in tangled files call a block. */
export interface BlockAddress {
  /** Its name, or its heading and its number below it, as in `Setup:2`. */
  readonly title: string
  /** What a link to the document searches for: a target above, a name, `#custom-id`, `*Heading` or the block's first line. */
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
    const before = numbers.get(heading) ?? 0
    const times = timesMapped(document, block)
    const number = before + Math.min(times, 1)
    numbers.set(heading, before + times)
    const target = document.format === 'org' ? targetAt(document, block) : ''
    const place = at < 0 ? lineSearch(document, block) : headingSearch(heading)
    return {
      title: block.name || `${heading.title || 'No heading'}:${number}`,
      search: target || block.name || place,
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

/**
 * The `<<target>>` that reaches up to a block's line, `''` for none. It is looked for among three lines (org-store-link,
 * org-in-regexp): one that ends the line above, behind some character, includes the line feed.
 */
function targetAt({ lines }: OrgDocument, block: Block): string {
  if (block.line < 2) return ''
  const above = lineText(lines, block.line - 2)
  const here = above.length + 1
  const text = `${above}\n${lineText(lines, block.line - 1)}\n${lineText(lines, block.line)}`
  for (const { 0: found, 1: target = '', index } of text.matchAll(/[^<]<<([^<>]+)>>[^>]/g))
    if (index <= here && index + found.length >= here) return target
  return ''
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
