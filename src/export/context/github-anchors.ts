/**
 * Gives headings, in their order, the anchors that GitHub gives them: small letters, blanks as hyphens, those that are
 * taken counted on (github-slugger).
 */
export class GithubAnchors {
  /** The anchors that are taken, each with the last number that was put behind it. */
  readonly #counts = new Map<string, number>()

  /** The anchor of the next heading, by its text without markup. */
  next(text: string): string {
    const slug = text
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replace(/\s/g, '-')
    let anchor = slug
    while (this.#counts.has(anchor)) {
      const count = (this.#counts.get(slug) ?? 0) + 1
      this.#counts.set(slug, count)
      anchor = `${slug}-${count}`
    }
    this.#counts.set(anchor, 0)
    return anchor
  }
}
