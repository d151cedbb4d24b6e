/** Text that stands between tags (org-html-encode-plain-text). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Text that stands in an attribute's quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

/** Soft hyphens, dashes and dots by their characters (`org-html-special-string-regexps`). */
export function specialStrings(text: string): string {
  return text
    .replaceAll('\\-', '&#x00ad;')
    .replace(/---([^-])/g, '&#x2014;$1')
    .replace(/--([^-])/g, '&#x2013;$1')
    .replaceAll('...', '&#x2026;')
}

/**
 * A URL with what may not stand in one percent-encoded, and its host in small letters, whose other scripts stay
 * (url-encode-url).
 */
export function encodeUrl(url: string): string {
  const text = url.replace(/\p{Surrogate}/gu, '\ufffd')
  const authority = /^([a-z]+:\/\/(?:[^/?#@]*@)?)([^/?#]*)/.exec(text)
  if (!authority) return percentEncoded(text)
  const [{ length }, start = '', host = ''] = authority
  const small = host.replace(/[\0-\x7f]+/g, (ascii) => percentEncoded(ascii).toLowerCase())
  return percentEncoded(start) + small + percentEncoded(text.slice(length))
}

function percentEncoded(text: string): string {
  return text.replace(/[^\w\-.!~*'();:@&=+$,/?#%]/gu, (char) => encodeURIComponent(char))
}
