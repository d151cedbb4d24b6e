/** A delay in seconds, as two numbers of two bytes. */
export interface DelayFraction {
  readonly numerator: number
  readonly denominator: number
}

const largest = 0xffff

/** A delay in hundredths of a second as fractions whose sum it is: nearly always one, as whole minutes are. */
export function delayFractions(delayCs: number): readonly DelayFraction[] {
  for (const denominator of [100, 10, 1]) {
    const numerator = (delayCs * denominator) / 100
    if (Number.isInteger(numerator) && numerator <= largest) return [{ numerator, denominator }]
  }
  return [{ numerator: largest, denominator: 100 }, ...delayFractions(delayCs - largest)]
}
