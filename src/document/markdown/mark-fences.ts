import type { Nodes } from 'mdast'
import type { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'

declare module 'mdast' {
  interface CodeData {
    isFenced?: true
  }
}

/** Has remark say of code whether it is fenced: indented code may begin as a fence does. */
export const markFences: ReturnType<typeof gfmFootnoteFromMarkdown> = {
  enter: {
    codeFencedFenceSequence() {
      const node = this.stack.at(-1)
      if (node?.type === 'code') node.data = { isFenced: true }
    },
  },
}

/** True for code that remark, with this extension, read from a fence. */
export function isFenced(node: Nodes): boolean {
  return node.type === 'code' && node.data?.isFenced === true
}
