import { readAttributes } from '../read-attributes.ts'
import type { CommentCarrier } from './comment.ts'

/** `<!-- runbook: key=value -->` above a block. */
export const blockComment: CommentCarrier = {
  name: 'runbook',
  opening: /runbook:/y,
  scope: 'block',
  read: readAttributes,
}
