/** A number with its noun, in the plural but for one: `1 line`, `0 lines`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
