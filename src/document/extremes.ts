/** The least of some numbers, however many; Infinity for none. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((found, number) => Math.min(found, number), Infinity)
}

/** The greatest of some numbers that are not negative, however many; 0 for none. */
export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((found, number) => Math.max(found, number), 0)
}
