/** True for the name of a file that can fill a margin. */
export function isPictureName(name: string): boolean {
  return /\.(?:png|jpe?g|gif)$/i.test(name)
}
