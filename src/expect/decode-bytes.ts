const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/**
 * Decodes UTF-8; a byte that is none becomes the lone surrogate U+DC80 to U+DCFF, so that no byte is lost
 * (Python's `surrogateescape`, PEP 383).
 */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    return decodeBroken(bytes)
  }
}

function decodeBroken(bytes: Uint8Array): string {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    at += Math.max(length, 1)
    if (length > 0) continue
    if (start < at - 1) parts.push(decoder.decode(bytes.subarray(start, at - 1)))
    parts.push(String.fromCharCode(0xdc_00 + (bytes[at - 1] ?? 0)))
    start = at
  }
  return parts.join('') + decoder.decode(bytes.subarray(start))
}

/** Bytes of the well-formed sequence that starts at an offset, 0 when none does (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const second = bytes[at + 1] ?? 0
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < least || second > most) return 0
  for (let next = at + 2; next < at + length; next += 1)
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
