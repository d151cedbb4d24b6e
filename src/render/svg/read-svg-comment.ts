import { unescapeXml } from './escape-xml.ts'

/** The comment that `renderSvg` put into a picture, or null when there is none. */
export function readSvgComment(bytes: Uint8Array): string | null {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096))
  if (!start.startsWith('<svg ')) return null
  const [, comment] = /<metadata>([^<]*)<\/metadata>/.exec(start) ?? []
  return comment === undefined ? null : unescapeXml(comment)
}
