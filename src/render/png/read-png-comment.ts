import { pngChunks } from './png-chunks.ts'
import { pngSignature } from './png-signature.ts'
import { commentKeyword } from './write-chunks.ts'

/** The comment that `writePng` put into a PNG, or null when there is none or the bytes are no PNG. */
export function readPngComment(bytes: Uint8Array): string | null {
  if (!pngSignature.every((byte, at) => bytes[at] === byte)) return null
  const decoder = new TextDecoder()
  const start = `${commentKeyword}\0\0\0\0\0`
  for (const { type, data } of pngChunks(bytes)) {
    if (type !== 'iTXt') continue
    const text = decoder.decode(data)
    if (text.startsWith(start)) return text.slice(start.length)
  }
  return null
}
