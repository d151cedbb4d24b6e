import { pngSignature } from './png-signature.ts'
import { commentKeyword } from './write-png.ts'

/** The comment that `writePng` put into a PNG, or null when there is none or the bytes are no PNG. */
export function readPngComment(bytes: Uint8Array): string | null {
  if (!pngSignature.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = new TextDecoder()
  const start = `${commentKeyword}\0\0\0\0\0`
  for (let at = pngSignature.length; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (decoder.decode(bytes.subarray(at + 4, at + 8)) !== 'iTXt') continue
    const text = decoder.decode(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
    if (text.startsWith(start)) return text.slice(start.length)
  }
  return null
}
