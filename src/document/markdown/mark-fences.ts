import type { Nodes } from 'mdast'
import type { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'

declare module 'mdast' {
  interface CodeData {
    /** Fence lines of the code: the opening one, and the closing one if there is one. */
    fenceLines?: number
  }
}

/** Has remark count the fence lines of code: indented code may begin as a fence does, and what closes one is in no tree. */
export const markFences: ReturnType<typeof gfmFootnoteFromMarkdown> = {
  enter: {
    codeFencedFenceSequence() {
      const node = this.stack.findLast(({ type }) => type === 'code')
      if (node?.type === 'code') node.data = { fenceLines: fenceLines(node) + 1 }
    },
  },
}

/** True for code that remark, with this extension, read from a fence. */
export function isFenced(node: Nodes): boolean {
  return fenceLines(node) > 0
}

/** True for a fence that a line of its own closes, not the end of its container. */
export function isClosedFence(node: Nodes): boolean {
  return fenceLines(node) > 1
}

function fenceLines(node: Nodes): number {
  return node.type === 'code' ? (node.data?.fenceLines ?? 0) : 0
}
