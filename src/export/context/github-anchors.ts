/** Gives headings, in their order, the anchors that GitHub gives them: small letters, blanks as hyphens, doubles counted. */
export class GithubAnchors {
  readonly #counts = new Map<string, number>()

  /** The anchor of the next heading, by its text without markup. */
  next(text: string): string {
    const slug = text
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replace(/\s/g, '-')
    const count = this.#counts.get(slug) ?? 0
    this.#counts.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  }
}
