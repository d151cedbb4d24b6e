import { readAttributes } from '../read-attributes.ts'
import type { CommentCarrier } from './comment.ts'

/** `<!-- runbook-section: key=value -->` below a heading, for all blocks from there to the end of its section. */
export const sectionComment: CommentCarrier = {
  name: 'runbook-section',
  opening: /runbook-section:/y,
  scope: 'section',
  read: readAttributes,
}
