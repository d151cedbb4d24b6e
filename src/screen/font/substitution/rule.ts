/** A glyph of a text, and which of the text's characters it stands at. */
export interface TextGlyph {
  readonly glyph: number
  readonly index: number
}

/** A text that is being changed. */
export interface Changing {
  readonly glyphs: TextGlyph[]
  /** Applies another lookup at a place. */
  readonly applyLookup: (lookup: number, at: number) => void
}

/** A rule of a font for what becomes of a glyph. */
export interface Rule {
  /** The glyphs that it begins at. */
  readonly starts: ReadonlySet<number>
  /** All glyphs that it names. */
  readonly glyphs: readonly Iterable<number>[]
  /** Changes the glyphs at a place; returns how many it dealt with, 0 when it does not fit. */
  readonly apply: (text: Changing, at: number) => number
}
