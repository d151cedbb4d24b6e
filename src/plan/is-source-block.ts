import type { Block } from '../document/block.ts'

/** True for blocks that stand for themselves: calls and inline code are neither tangled nor referred to. */
export function isSourceBlock(block: Block): boolean {
  return block.call === null && !block.inline
}
