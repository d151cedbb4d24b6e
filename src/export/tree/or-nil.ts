import type { OrgNode } from './node.ts'

/** The contents of a block; Emacs writes `nil` into one that holds nothing. */
export function orNil({ children }: OrgNode, contents: string): string {
  return children.length === 0 ? 'nil' : contents
}
