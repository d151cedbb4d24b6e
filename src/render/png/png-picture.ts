/** A picture in pixels of four bytes, red, green, blue and alpha, row by row; and the file that it was read from. */
export interface PngPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  readonly file: Uint8Array
}
