import type { OpenTypeFont } from './open-type.ts'

/** A weight and a slope. */
export interface Face {
  readonly bold: boolean
  readonly italic: boolean
}

/** The font that most of a text is drawn with, in four faces. */
export interface TextFont {
  readonly family: string
  /** In ems: how far each character advances, and how far letters reach above and below the baseline. */
  readonly advance: number
  readonly ascent: number
  readonly descent: number
  /** The font of a face, or the nearest one; the same object each time. */
  load(face: Face): LoadedFace
}

/** A font, and whether it is bold and italic by itself. */
export interface LoadedFace {
  readonly font: OpenTypeFont
  readonly isBold: boolean
  readonly isItalic: boolean
}
