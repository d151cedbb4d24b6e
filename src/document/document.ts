import type { RunbookError } from '../errors.ts'
import type { Block } from './block.ts'
import type { LineIndex } from './line-index.ts'
import type { OrgElement } from './org/element.ts'
import type { KeywordLine } from './org/keyword-lines.ts'

/** A heading: `title` without markup of its own, `line` from 1. */
export interface Heading {
  readonly title: string
  readonly level: number
  readonly line: number
}

interface DocumentBase {
  readonly path: string
  /** The whole text; every offset in the document counts UTF-16 units of it. */
  readonly source: string
  readonly lines: LineIndex
  readonly headings: readonly Heading[]
  readonly blocks: readonly Block[]
  /** Mistakes that leave the document readable: unclosed blocks, stray words. */
  readonly problems: readonly RunbookError[]
}

/** An Org document with its elements in order. */
export interface OrgDocument extends DocumentBase {
  readonly format: 'org'
  readonly elements: readonly OrgElement[]
  /** Those of the setup files that it names are among them. */
  readonly keywords: readonly KeywordLine[]
  /** The element of each block, by block index. */
  readonly blockElements: readonly OrgElement[]
}

/** A Markdown document (CommonMark with GFM and front matter). */
export interface MarkdownDocument extends DocumentBase {
  readonly format: 'markdown'
}

/** A parsed document; the source is never changed, edits are made by offset. */
export type Document = OrgDocument | MarkdownDocument
