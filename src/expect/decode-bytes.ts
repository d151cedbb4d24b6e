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
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    text +=
      length === 0
        ? String.fromCharCode(0xdc_00 + (bytes[at] ?? 0))
        : decoder.decode(bytes.subarray(at, at + length))
    at += Math.max(length, 1)
  }
  return text
}

/** Bytes of the well-formed sequence that starts at an offset, 0 when none does (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  try {
    decoder.decode(bytes.subarray(at, at + length))
    return at + length <= bytes.length && lead >= 0xc2 ? length : 0
  } catch {
    return 0
  }
}
