/** How many times as often as usual properties are tried; `npm run fuzz` sets it. */
const factor = Number(process.env['FUZZ'] || 1)

/** The runs of a property, or the milliseconds that a test may take, by what is usual. */
export function fuzzed(usual: number): number {
  return usual * factor
}
