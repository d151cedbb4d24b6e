import { tableBytes } from './table-bytes.ts'

/**
 * The first comment of a GIF (GIF89a, 24), or null when there is none or the bytes are no GIF. Pictures are
 * skipped, not decoded; bytes that end early are read as far as they go.
 */
export function readGifComment(bytes: Uint8Array): string | null {
  const signature = String.fromCharCode(...bytes.subarray(0, 6))
  if (signature !== 'GIF89a' && signature !== 'GIF87a') return null
  let at = 13 + tableBytes(bytes[10] ?? 0)
  while (at < bytes.length) {
    const introducer = bytes[at]
    if (introducer === 0x21 && bytes[at + 1] === 0xfe)
      return new TextDecoder().decode(joinBlocks(bytes, at + 2))
    if (introducer === 0x21) at = skipBlocks(bytes, at + 2)
    else if (introducer === 0x2c) at = skipBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0))
    else return null
  }
  return null
}

function skipBlocks(bytes: Uint8Array, start: number): number {
  let at = start
  while ((bytes[at] ?? 0) !== 0) at += 1 + (bytes[at] ?? 0)
  return at + 1
}

function joinBlocks(bytes: Uint8Array, start: number): Uint8Array {
  const parts: number[] = []
  for (let at = start; (bytes[at] ?? 0) !== 0; at += 1 + (bytes[at] ?? 0)) {
    parts.push(...bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)))
  }
  return Uint8Array.from(parts)
}
