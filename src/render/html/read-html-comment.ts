import { unescapeXml } from '../svg/escape-xml.ts'

/** The comment that `renderHtml` put into a page, or null when there is none. */
export function readHtmlComment(bytes: Uint8Array): string | null {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096))
  const [, comment] = /<meta name="generator" content="runbook ([^"]*)">/.exec(start) ?? []
  return comment === undefined ? null : unescapeXml(comment)
}
