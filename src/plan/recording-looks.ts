/** The kinds of window bars, as VHS names them: filled or hollow dots, on the left or on the right. */
export const windowBars = ['none', 'Colorful', 'ColorfulRight', 'Rings', 'RingsRight'] as const

/** The shapes that a cursor can be drawn in; `program` is the one that the program asks for (DECSCUSR). */
export const cursorShapes = ['program', 'block', 'underline', 'bar', 'hidden'] as const

/** Who decides what is shown below the terminal. */
export const overlayWords = ['recording', 'yes', 'no'] as const

/** What fills an area: one colour, or two that go over into each other from the top left to the bottom right. */
export interface Fill {
  readonly from: string
  /** The same as `from` for a plain area. */
  readonly to: string
}

/** How the terminal of a recording and the window around it look, besides the size of the text; lengths in pixels. */
export interface RecordingLooks {
  /** Height of a line in text sizes. */
  readonly lineHeight: number
  /** Added to the width of each cell; may be negative. */
  readonly letterSpacing: number
  /** Around the window. */
  readonly margin: number
  /** What the margin is filled with; null is the theme's background. */
  readonly marginFill: Fill | null
  /** Radius of the window's corners. */
  readonly borderRadius: number
  readonly windowBar: (typeof windowBars)[number]
  /** Height of the window bar; it counts only where there is one. */
  readonly windowBarSize: number
  /** Text in the middle of the window bar, `''` for none. */
  readonly title: string
  readonly cursor: (typeof cursorShapes)[number]
  /** The cursor goes on and off while nothing else happens. */
  readonly cursorBlink: boolean
  /** Characters are joined where the font has a rule for that, as in `->`. */
  readonly ligatures: boolean
  /** What has the theme's background shows what is behind the picture. */
  readonly transparent: boolean
  /** SVGs carry the characters of the font that they show. */
  readonly embedFont: boolean
  /** Whether markers are shown as captions below the terminal, and keys; `recording` leaves it to the recording. */
  readonly captions: (typeof overlayWords)[number]
  readonly keystrokes: (typeof overlayWords)[number]
}

/** What a document says of a recording's looks. */
export interface DocumentLooks extends RecordingLooks {
  /** The text's font by its family, `''` for the one that is bundled. */
  readonly fontFamily: string
  /** Path of a picture that fills the margin, relative to the document's directory; `''` for none. */
  readonly marginPicture: string
  /** Between the text and the edge of the window; null is in proportion to the text. */
  readonly padding: number | null
  /** Theme where a viewer prefers light, in files that can tell; `''` for the same everywhere. */
  readonly lightTheme: string
}

/** The looks of a recording that asks for none. */
export const plainLooks: RecordingLooks = {
  lineHeight: 1.3,
  letterSpacing: 0,
  margin: 0,
  marginFill: null,
  borderRadius: 0,
  windowBar: 'none',
  windowBarSize: 30,
  title: '',
  cursor: 'program',
  cursorBlink: false,
  ligatures: false,
  transparent: false,
  embedFont: true,
  captions: 'recording',
  keystrokes: 'recording',
}

/** Smallest and largest value of each number. */
export const looksRanges = {
  fontSize: [4, 200],
  lineHeight: [0.5, 5],
  letterSpacing: [-20, 100],
  padding: [0, 2000],
  margin: [0, 2000],
  borderRadius: [0, 1000],
  windowBarSize: [8, 400],
} as const
