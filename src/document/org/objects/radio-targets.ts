import type { Span } from '../../line-index.ts'

/** What a text can go on with: by its next character, or by blanks. */
interface Branch {
  readonly next: Map<string, Branch>
  /** The length of the name that ends here as it was written, 0 for none. */
  length: number
}

const blanks = ' '

/**
 * The names of radio targets, looked for in texts whatever their case and blanks. Where several begin at one place, the
 * longest is meant; letters and digits around it are none of it (org-update-radio-target-regexp). A name is walked along
 * with the text, so that a text takes no longer for many of them.
 */
export class RadioTargets {
  readonly #root: Branch = { next: new Map(), length: 0 }

  constructor(names: Iterable<string>) {
    for (const name of names) this.#add(name)
  }

  /** The first mention of a name from an offset on; null for none. */
  next(text: string, from: number): Span | null {
    for (let start = from; start < text.length; start += characterAt(text, start).length) {
      if (!this.#root.next.has(folded(characterAt(text, start)))) continue
      if (isWord(characterBefore(text, start))) continue
      const end = this.#endOf(text, start)
      if (end > start) return { start, end }
    }
    return null
  }

  #add(name: string): void {
    let branch = this.#root
    for (const character of name.replace(/\s+/g, blanks)) {
      const key = folded(character)
      let next = branch.next.get(key)
      if (!next) branch.next.set(key, (next = { next: new Map(), length: 0 }))
      branch = next
    }
    branch.length = Math.max(branch.length, name.length)
  }

  /** Behind the longest name that begins at an offset; the offset itself for none. */
  #endOf(text: string, start: number): number {
    let found = { end: start, length: 0 }
    let branch: Branch | undefined = this.#root
    for (let at = start; at < text.length;) {
      const end = stepEnd(text, at)
      branch = branch.next.get(/\s/.test(text[at] ?? '') ? blanks : folded(text.slice(at, end)))
      if (!branch) break
      at = end
      const isLonger = branch.length > found.length && !isWord(characterAt(text, at))
      if (isLonger) found = { end: at, length: branch.length }
    }
    return found.end
  }
}

/** Behind the character at an offset, and behind all blanks when it is one. */
function stepEnd(text: string, at: number): number {
  let end = at
  while (/\s/.test(text[end] ?? '')) end += 1
  return end > at ? end : at + characterAt(text, at).length
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, at: number): string {
  const isPair =
    /[\udc00-\udfff]/.test(text[at - 1] ?? '') && /[\ud800-\udbff]/.test(text[at - 2] ?? '')
  return text.slice(Math.max(0, at - (isPair ? 2 : 1)), at)
}

function isWord(character: string): boolean {
  return /^[\p{L}\p{N}]/u.test(character)
}

/** One form for all cases of a letter. */
function folded(character: string): string {
  if (character >= 'a' && character <= 'z') return character
  const lower = character.toLowerCase()
  const upper = lower.toUpperCase()
  return upper.length === lower.length ? upper.toLowerCase() : lower
}
