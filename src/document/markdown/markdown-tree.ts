import type { Nodes, Root, RootContent } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { blankActions } from './blank-actions.ts'
import { guardCharacters, type GuardedText } from './guard-characters.ts'
import { mayHoldActions } from './inline-actions.ts'
import { isClosedFence, isFenced, markFences } from './mark-fences.ts'
import { type PlainBlock, plainBlock, skipBlankLines } from './plain-block.ts'
import { quickenContainers } from './quicken-containers.ts'

/** A node of the block structure; offsets and lines (from 1) count in the whole document. */
export interface MarkdownNode {
  readonly type: Nodes['type']
  readonly node: Nodes
  readonly start: number
  readonly end: number
  readonly line: number
  /** The next node in the same container. */
  next: MarkdownNode | null
}

/** A piece for remark is at least as long, since each has its price. */
const pieceLength = 1 << 9

/**
 * The block structure of a Markdown document, read by remark (CommonMark, and of GFM the footnotes, since they can hold
 * fences) without inline constructs; `from` is where the text begins behind front matter. Remark gets only what is not
 * plain to see, in pieces that end where no block can be open, so that time and memory stay linear. Nodes have no children; what stands
 * in a long piece of lists and prose without fences is one node.
 */
export function markdownNodes(original: string, from: number): MarkdownNode[] {
  const guarded = guardCharacters(blankActions(original))
  const { source } = guarded
  const nodes: MarkdownNode[] = []
  const counter = new LineCounter(source)
  let last: MarkdownNode | null = null
  const start = from === 0 && source.startsWith('\uFEFF') ? 1 : from
  for (let at = skipBlankLines(source, start); at < source.length;) {
    const line = counter.lineAt(at)
    const state: FlattenState = { nodes, last, start: at, line, guarded }
    const plain = plainBlock(source, at)
    const piece = plain ?? readPiece(source, at)
    last = 'node' in piece ? appendPlain(piece, state) : flatten(piece.root, state)
    at = skipBlankLines(source, piece.end)
  }
  return nodes
}

/** Counts lines (from 1) for offsets that never go back. */
class LineCounter {
  readonly #source: string
  #at = 0
  #line = 1

  constructor(source: string) {
    this.#source = source
  }

  lineAt(offset: number): number {
    this.#line += countLines(this.#source, this.#at, offset)
    this.#at = offset
    return this.#line
  }
}

/** What remark finds from here on, as far as it can tell without the text behind. */
function readPiece(source: string, start: number): { readonly root: Root; readonly end: number } {
  for (let size = pieceLength; ; size *= 2) {
    const end = boundary(source, start + size)
    const text = source.slice(start, end)
    const root = isProse(text) ? headingsOnly(text) : blocksOnly.parse(text)
    if (end === source.length || !mayBeOpen(root, text)) return { root, end }
  }
}

quickenContainers()

const blocksOnly = unified()
  .use(remarkParse)
  .data('fromMarkdownExtensions', [gfmFootnoteFromMarkdown(), markFences])
  .data('micromarkExtensions', [
    gfmFootnote(),
    {
      disable: {
        null: [
          'attention',
          'autolink',
          'characterEscape',
          'characterReference',
          'codeText',
          'gfmFootnoteCall',
          'gfmPotentialFootnoteCall',
          'hardBreakEscape',
          'htmlText',
          'labelEnd',
          'labelStartImage',
          'labelStartLink',
        ],
      },
    },
  ])
  .freeze()

/**
 * True for a piece that cannot hold a fence, raw HTML, code with an action or a heading that is not of the form `# Title` at the
 * margin, and does not begin with a link: nothing in it needs remark.
 */
function isProse(text: string): boolean {
  return (
    !/^\s*!?\[/.test(text) &&
    !mayHoldActions(text) &&
    !/```|~~~|<|^[ \t]*[=-]+[ \t]*\r?$|^[ \t]*(?:[-+*>]|\d+[.)]|\[\^)[^\n]*#/m.test(text)
  )
}

/** The headings of a piece of prose, as remark would give them, and a node in front for all else. */
function headingsOnly(text: string): Root {
  const whole = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: 1, offset: text.length },
  }
  const children: RootContent[] = [{ type: 'paragraph', children: [], position: whole }]
  let line = 1
  let counted = 0
  for (const match of text.matchAll(/(?<![^\n]) {0,3}(#{1,6})(?:[ \t][^\r\n]*|(?=\r?(?:\n|$)))/g)) {
    line += countLines(text, counted, match.index)
    counted = match.index
    const indent = match[0].indexOf('#')
    const start = { line, column: indent + 1, offset: match.index + indent }
    const end = { line, column: match[0].length + 1, offset: match.index + match[0].length }
    const depth = (match[1]?.length ?? 1) as 1 | 2 | 3 | 4 | 5 | 6
    children.push({ type: 'heading', depth, children: [], position: { start, end } })
  }
  return { type: 'root', children }
}

/** The next offset from `from` on where only a fence or raw HTML can still be open: a flush line after a blank one. */
function boundary(source: string, from: number): number {
  const pattern = /\n[ \t]*\r?\n(?=#{1,6}[ \t]|[\p{L}])/gu
  pattern.lastIndex = from
  const match = pattern.exec(source)
  return match ? match.index + match[0].length : source.length
}

/**
 * True when the piece ends inside a fence or raw HTML that the next piece may go on with, or in a container whose fence
 * has no end: how many of the blank lines behind belong to it depends on what follows.
 */
function mayBeOpen(root: Root, text: string): boolean {
  const last = root.children.at(-1)
  const inner = last && innermostLast(last)
  if (inner?.type !== 'code' && inner?.type !== 'html') return false
  if (inner.type === 'code' && (!isFenced(inner) || isClosedFence(inner))) return false
  return inner !== last || text.slice(inner.position?.end.offset ?? 0).trim() === ''
}

/** The last block at the end of a container, as deep as it goes. */
function innermostLast(node: Nodes): Nodes {
  let inner = node
  for (
    let last: Nodes | undefined = node;
    last;
    last = 'children' in last ? last.children.at(-1) : undefined
  )
    inner = last
  return inner
}

function countLines(source: string, start: number, end: number): number {
  let count = 0
  for (let at = source.indexOf('\n', start); at >= 0 && at < end; at = source.indexOf('\n', at + 1))
    count += 1
  return count
}

interface FlattenState {
  readonly nodes: MarkdownNode[]
  readonly last: MarkdownNode | null
  readonly start: number
  readonly line: number
  readonly guarded: GuardedText
}

/** Children of a container that are being read. */
interface Level {
  readonly children: readonly RootContent[]
  /** Footnotes around them. */
  readonly footnotes: number
  at: number
  last: MarkdownNode | null
}

/** Appends one node at the top, and returns it. */
function appendPlain({ node, end }: PlainBlock, state: FlattenState): MarkdownNode {
  if (node.type === 'code') node.value = state.guarded.restore(node.value)
  const { start, line, last, nodes } = state
  const entry = { type: node.type, node, start, end, line, next: null }
  if (last) last.next = entry
  nodes.push(entry)
  return entry
}

/** Appends the tree's nodes in document order and links siblings; returns the last top-level one. */
function flatten(root: Root, state: FlattenState): MarkdownNode | null {
  const stack: Level[] = [{ children: root.children, footnotes: 0, at: 0, last: state.last }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.children[top.at]
    if (!child) {
      if (stack.length === 1) return top.last
      stack.pop()
      continue
    }
    top.at += 1
    const entry = entryOf(child, state)
    if (child.type === 'code') {
      const count = indentingFootnotes(top.footnotes, state.guarded.source, entry.start)
      child.value = withoutFootnoteIndent(state.guarded.restore(child.value), count)
    }
    if (top.last) top.last.next = entry
    top.last = entry
    state.nodes.push(entry)
    if ('children' in child && isBlockContainer(child)) {
      const footnotes = top.footnotes + (child.type === 'footnoteDefinition' ? 1 : 0)
      stack.push({ children: child.children, footnotes, at: 0, last: null })
    }
  }
  return state.last
}

/**
 * How many of the footnotes around code indent it: to remark, the four columns of a footnote's line are also those of a
 * footnote that begins where the first one's text does.
 */
function indentingFootnotes(around: number, source: string, codeStart: number): number {
  if (around < 2) return around
  const prefix = source.slice(source.lastIndexOf('\n', codeStart - 1) + 1, codeStart)
  if (prefix.includes('[^')) return around
  const columns = Array.from(prefix).reduce(
    (at, each) => at + (each === '\t' ? 4 - (at % 4) : 1),
    0,
  )
  return Math.min(around, Math.floor(columns / 4))
}

/** Takes the indentation of footnotes from blank lines of code, which remark leaves there. */
function withoutFootnoteIndent(code: string, footnotes: number): string {
  let text = code
  for (let left = footnotes; left > 0; left -= 1)
    text = text.replace(/(?<=^|\n)(?: {4}| {0,3}\t| {1,3}(?=\r?\n|$))(?=[ \t]*(?:\r?\n|$))/g, '')
  return text
}

function entryOf(node: RootContent, state: FlattenState): MarkdownNode {
  const start = state.start + (node.position?.start.offset ?? 0)
  const end = state.start + (node.position?.end.offset ?? 0)
  const line = state.line + (node.position?.start.line ?? 1) - 1
  return { type: node.type, node, start, end, line, next: null }
}

function isBlockContainer(node: RootContent): boolean {
  return ['blockquote', 'list', 'listItem', 'footnoteDefinition'].includes(node.type)
}
