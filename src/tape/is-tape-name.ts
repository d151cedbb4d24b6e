/** True for the name of a tape, in capitals or not. */
export function isTapeName(name: string): boolean {
  return name.toLowerCase().endsWith('.tape')
}
