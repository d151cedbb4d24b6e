/**
 * Takes the filters away from the rows of a picture, in place (PNG 1.2, 6): each row begins with its filter's number and
 * has `rowBytes` bytes behind that; `step` is the distance of a byte to that of the pixel before.
 * @throws RangeError for a filter that there is not.
 */
export function unfilter(
  data: Uint8Array,
  {
    height,
    rowBytes,
    step,
  }: { readonly height: number; readonly rowBytes: number; readonly step: number },
): void {
  for (let row = 0; row < height; row += 1) {
    const start = row * (rowBytes + 1)
    const predict = predictors[data[start] ?? 0]
    if (predict === undefined) throw new RangeError('it has an unknown filter')
    for (let at = 1; at <= rowBytes; at += 1) {
      const left = at > step ? (data[start + at - step] ?? 0) : 0
      const above = row > 0 ? (data[start + at - rowBytes - 1] ?? 0) : 0
      const corner = row > 0 && at > step ? (data[start + at - rowBytes - 1 - step] ?? 0) : 0
      data[start + at] = (data[start + at] ?? 0) + predict(left, above, corner)
    }
  }
}

/** What each filter takes a byte to be, from those left, above, and left above. */
const predictors: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
]

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}
