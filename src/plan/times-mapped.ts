import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { lineStart } from '../document/line-index.ts'
import { isSourceBlock } from './is-source-block.ts'

/** More copies of a block nobody wants: its lines could make a file as large as their square. */
const most = 10

/**
 * How often Emacs comes upon a block when it numbers blocks, tangles them or looks for those that references name: in Org as often
 * as its pattern finds one (org-babel-src-block-regexp). That wants a word behind `#+begin_src`, and takes any line for the last
 * one that begins with `#+end_src`, so it finds a block again at each opening line behind such a line in its body. At most ten times.
 */
export function timesMapped({ format, lines, source }: Document, block: Block): number {
  if (!isSourceBlock(block)) return 0
  if (format === 'markdown') return 1
  const text = source.slice(lineStart(lines, block.line - 1), block.span.end)
  let times = 0
  let isOpen = false
  for (const [, closed] of text.matchAll(edge)) {
    if (closed === undefined && !isOpen) times += 1
    isOpen = closed === undefined
  }
  return Math.min(times, most)
}

/** The first words of a line that opens or closes a block. */
const edge = /^[ \t]*#\+(?:begin_src[ \t]+\S|(end_src))/gim
