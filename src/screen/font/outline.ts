/** A point of a contour, in font units; an off-curve point controls a quadratic curve. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

/** The closed contours of a glyph; what they wind around, in either direction, is ink. */
export type Outline = readonly (readonly OutlinePoint[])[]
