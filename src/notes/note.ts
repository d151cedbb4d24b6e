/** What a stretch of plain notes is. */
export type NoteKind = 'heading' | 'prose' | 'command' | 'output' | 'fragment' | 'blank'

/** What a fence of Markdown holds: its language, `''` for none, and its lines. */
export interface NotedFence {
  readonly language: string
  readonly code: string
}

/** Lines of plain notes that belong together. */
export interface Note {
  readonly kind: NoteKind
  /** The lines as they are, without the last line feed. */
  readonly text: string
  /** Line of the first, from 1. */
  readonly line: number
  /** Why a person should look at it, `''` when nobody needs to. */
  readonly doubt: string
  /** For headings from 1, else 0. */
  readonly level: number
  /** For a fence of Markdown, whose marks are in the text, else null. */
  readonly fence: NotedFence | null
}
