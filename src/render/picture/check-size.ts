/** Of all kinds but JPEG; their pixels take four bytes. */
export const mostPixels = 64_000_000

/**
 * Refuses a picture for which too much memory would be taken, before it is taken.
 * @throws RangeError with the reason.
 */
export function checkSize(width: number, height: number, most: number): void {
  if (width * height === 0 || width * height > most)
    throw new RangeError(`${width} by ${height} pixels are none or too many`)
}
