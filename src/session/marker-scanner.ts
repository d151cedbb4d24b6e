/** One piece of a session's terminal stream. */
export type Piece =
  | { readonly kind: 'data'; readonly data: Uint8Array }
  /** `b` and the id of a script at its begin, the id at its end, with its status behind a blank where the driver knows it. */
  | { readonly kind: 'marker'; readonly text: string }

// Longest text of a marker: `b` and a decimal number.
const longestText = 24

/**
 * Cuts a terminal stream at the markers with this nonce: `ESC ] 7337 ; NONCE ; TEXT BEL`.
 * The stream may be cut anywhere; a marker with another nonce is data like any other.
 */
export function scanMarkers(nonce: string): (data: Uint8Array) => Piece[] {
  const prefix = Buffer.from(`\x1b]7337;${nonce};`, 'latin1')
  let held: Uint8Array = Buffer.alloc(0)
  return (data) => {
    const bytes = held.length === 0 ? Buffer.from(data) : Buffer.concat([held, data])
    const { pieces, rest } = cut(bytes, prefix)
    held = rest
    return pieces
  }
}

function cut(bytes: Buffer, prefix: Buffer): { pieces: Piece[]; rest: Buffer } {
  const pieces: Piece[] = []
  const push = (data: Buffer): void => {
    if (data.length > 0) pieces.push({ kind: 'data', data })
  }
  let from = 0
  for (;;) {
    const at = bytes.indexOf(prefix, from)
    if (at === -1) break
    const start = at + prefix.length
    const end = bytes.subarray(start, start + longestText + 1).indexOf(7)
    if (end === -1 && bytes.length <= start + longestText) {
      push(bytes.subarray(from, at))
      return { pieces, rest: bytes.subarray(at) }
    }
    push(bytes.subarray(from, end === -1 ? start : at))
    if (end !== -1) {
      pieces.push({ kind: 'marker', text: bytes.toString('latin1', start, start + end) })
    }
    from = end === -1 ? start : start + end + 1
  }
  const kept = bytes.length - partial(bytes.subarray(from), prefix)
  push(bytes.subarray(from, kept))
  return { pieces, rest: bytes.subarray(kept) }
}

/** How many bytes at the end may be the begin of a prefix. */
function partial(bytes: Buffer, prefix: Buffer): number {
  const longest = Math.min(bytes.length, prefix.length - 1)
  const tail = bytes.subarray(bytes.length - longest)
  for (let at = tail.indexOf(0x1b); at !== -1; at = tail.indexOf(0x1b, at + 1)) {
    if (prefix.subarray(0, tail.length - at).equals(tail.subarray(at))) return tail.length - at
  }
  return 0
}
