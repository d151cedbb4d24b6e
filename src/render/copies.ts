/** Copies of pieces that are good only until the next one is asked for, so that all can be kept. */
export function* copies(pieces: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
  for (const piece of pieces) yield new Uint8Array(piece)
}
