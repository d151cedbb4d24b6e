import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { lineText } from '../document/line-index.ts'
import { isSourceBlock } from './is-source-block.ts'

/**
 * True for a block that is numbered and that references find: in Org one whose first line has a word behind its
 * `#+begin_src` (org-babel-src-block-regexp).
 */
export function isMapped({ format, lines }: Document, block: Block): boolean {
  if (!isSourceBlock(block)) return false
  return format === 'markdown' || /#\+begin_src[ \t]+\S/i.test(lineText(lines, block.line - 1))
}
