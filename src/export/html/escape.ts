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

/** A URL with what may not stand in one percent-encoded, and its host in small letters (url-encode-url). */
export function encodeUrl(url: string): string {
  return url
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^\w\-.!~*'();:@&=+$,/?#%]/gu, (char) => encodeURIComponent(char))
    .replace(
      /^([a-z]+:\/\/(?:[^/?#@]*@)?)([^/?#]*)/,
      (_, start: string, host: string) => start + host.toLowerCase(),
    )
}
