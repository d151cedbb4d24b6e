import { firstFrom } from '../document/first-from.ts'

/** A here-document by the word that ends it. */
export interface HeredocWord {
  readonly word: string
  /** `<<-`, whose last line may begin with tabs. */
  readonly dashed: boolean
  /** False where a quote or backslash in its word keeps the shell from expanding its text. */
  readonly expands: boolean
}

/** Where here-documents of some lines begin and could end, by their words; made in one pass over the lines. */
export class HeredocEnds {
  readonly #closing = new Map<string, number[]>()
  /** Without the tabs at their beginning. */
  readonly #dashed = new Map<string, number[]>()
  readonly #opening = new Map<string, number[]>()

  constructor(lines: readonly string[]) {
    for (const [index, line] of lines.entries()) {
      const text = line.trimEnd()
      append(this.#closing, text, index)
      append(this.#dashed, text.replace(/^\t+/, ''), index)
      for (const { word } of heredocWords(line)) append(this.#opening, word, index)
    }
  }

  /** The line that ends a here-document whose text begins with line `from`, -1 for none. */
  find({ word, dashed }: HeredocWord, from: number): number {
    const close = firstFrom((dashed ? this.#dashed : this.#closing).get(word) ?? [], from)
    // A later here-document with the same word owns the line that ends it.
    const again = firstFrom(this.#opening.get(word) ?? [], from)
    return again >= 0 && again < close ? -1 : close
  }
}

function append(lines: Map<string, number[]>, key: string, index: number): void {
  const known = lines.get(key)
  if (known === undefined) lines.set(key, [index])
  else known.push(index)
}

/** A quoted text, a calculation, a comment and a here-string, in which `<<` begins nothing; else what begins a here-document. */
const piece =
  /\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*"|\$?\(\((?:[^()\n]|\([^()\n]*\))*\)\)|(?<![^\s;&|(])#.*|<<<|(?<!\d)<<(?<dash>-?)[ \t]*(?<word>(?:[A-Za-z_]|\\.|'[^'\n]*'|"[^"\n]*")(?:[^\s;&|<>()'"\\`]|\\.|'[^'\n]*'|"[^"\n]*")*)/g

/** The here-documents that a command begins, in order (POSIX Shell, 2.7.4 "Here-Document"). */
export function heredocWords(text: string): HeredocWord[] {
  if (!text.includes('<<')) return []
  return Array.from(text.matchAll(piece), ({ groups }): HeredocWord => {
    const written = groups?.['word'] ?? ''
    const word = written.replace(/['"]|\\(.)/g, '$1')
    return { word, dashed: groups?.['dash'] === '-', expands: word === written }
  }).filter(({ word }) => word !== '')
}
