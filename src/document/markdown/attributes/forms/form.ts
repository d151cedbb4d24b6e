import type { AttributeText, Reading } from '../reading.ts'

/** A way to write attributes behind the language of a fence or in a comment. */
export interface AttributeForm {
  readonly name: string
  /** Reads the text; null when it is not of this form. */
  readonly read: (at: AttributeText) => Reading | null
}
