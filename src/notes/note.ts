/** What a stretch of plain notes is. */
export type NoteKind = 'heading' | 'prose' | 'command' | 'output' | 'fragment' | 'blank'

/** Lines of plain notes that belong together. */
export interface Note {
  readonly kind: NoteKind
  /** The lines as they are, without the last line feed. */
  readonly text: string
  /** Line of the first, from 1. */
  readonly line: number
  /** Why a person should look at it, `''` when nobody needs to. */
  readonly doubt: string
  /** For headings 1 or 2, else 0. */
  readonly level: number
}
