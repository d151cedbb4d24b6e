import { blockComment } from './block-comment.ts'
import type { CommentCarrier } from './comment.ts'
import { labelComment } from './label-comment.ts'
import { mdxComment } from './mdx-comment.ts'
import { sectionComment } from './section-comment.ts'

/** Every kind of comment that is read. */
export const commentCarriers: readonly CommentCarrier[] = [
  blockComment,
  sectionComment,
  mdxComment,
  labelComment,
]
