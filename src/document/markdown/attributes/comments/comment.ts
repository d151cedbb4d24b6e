import type { AttributeText, Reading } from '../reading.ts'

/** A kind of comment that says something about blocks. */
export interface CommentCarrier {
  readonly name: string
  /** What such a comment begins with, behind `<!--` and blanks. */
  readonly opening: RegExp
  /** Whom it is about: the block right below, or all of the section. */
  readonly scope: 'block' | 'section'
  /** Reads what stands between its opening and the end of the comment. */
  readonly read: (at: AttributeText) => Reading
}
