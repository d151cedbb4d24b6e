/** A picture in pixels of four bytes, red, green, blue and alpha, row by row; and what shows it elsewhere. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  /** The file that it was read from, of an animation as much as holds its first picture. */
  readonly file: Uint8Array
  /** Media type of the file, as in `image/png`. */
  readonly type: string
}
