import { unescapeXml } from '../svg/escape-xml.ts'
import { webpChunks } from './webp-chunks.ts'

/** The comment that `finishWebp` put into a WebP, or null when there is none or the bytes are no WebP. */
export function readWebpComment(file: Uint8Array): string | null {
  for (const { type, data } of webpChunks(file)) {
    if (type !== 'XMP ') continue
    const [, comment] = /<dc:identifier>([^<]*)</.exec(Buffer.from(data).toString('utf8')) ?? []
    return comment === undefined ? null : unescapeXml(comment)
  }
  return null
}
