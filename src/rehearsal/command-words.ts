import { matchAt } from '../document/match-at.ts'
import { NextMatch } from './next-match.ts'

/** Words and signs behind which a command begins. */
const before =
  /[|&;({\n`!]|\b(?:do|then|else|elif|if|while|until|time|exec|command|xargs|sudo|env|nohup|watch)\b|-exec(?:dir)?\b/g

/**
 * The words of a script that stand where a command does, in order, repeated ones included. A lexical guess: it may
 * take a word of a here-document for a command, which does no harm, since nothing calls it then. Linear in the script's length.
 */
export function commandWords(script: string): string[] {
  const code = `\n${script}`.replace(/\\\n/g, ' ').replace(/(^|\s)#.*$/gm, '$1')
  const passed = new Passed(code)
  const words: string[] = []
  for (let from = 0; ;) {
    before.lastIndex = from
    const sign = before.exec(code)
    if (sign === null) return words
    const at = passed.from(sign.index + sign[0].length)
    const word = matchAt(code, /([A-Za-z_][\w.+-]*)(?:[\s;|&)<>`]|$)/y, at)?.[1]
    // The word is only looked at, so that it can itself be what stands before the next one, as in `sudo kubectl`.
    from = word === undefined ? sign.index + 1 : at
    if (word !== undefined) words.push(word)
  }
}

/** Tells where assignments and options end; each is passed over once, wherever one begins. */
class Passed {
  readonly #code: string
  readonly #assignments = new Map<number, number>()
  readonly #options = new Map<number, number>()
  readonly #valueEnds: NextMatch
  readonly #nameEnds: NextMatch
  readonly #wordEnds: NextMatch

  constructor(code: string) {
    this.#code = code
    this.#valueEnds = new NextMatch(code, /[\s'"]|\$\(/g)
    this.#nameEnds = new NextMatch(code, /[^\w-]/g)
    this.#wordEnds = new NextMatch(code, /\s/g)
  }

  /** The place behind blanks, assignments and then options. */
  from(at: number): number {
    const start = this.#behindBlanks(at)
    const behind = passAll(start, (place) => this.#behindAssignment(place), this.#assignments)
    return passAll(behind, (place) => this.#behindOption(place), this.#options)
  }

  /** The place behind `NAME=VALUE` and its blanks; the place itself where none begins there. */
  #behindAssignment(at: number): number {
    const name = matchAt(this.#code, /[A-Za-z_]\w*=/y, at)?.[0]
    if (name === undefined) return at
    const start = at + name.length
    const quoted = matchAt(this.#code, /'[^']*'|"[^"]*"/y, start)?.[0]
    const end = quoted === undefined ? this.#valueEnds.from(start) : start + quoted.length
    const behind = this.#behindBlanks(end)
    return behind > end ? behind : at
  }

  /** The place behind `-NAME` or `--NAME=VALUE` and its blanks; the place itself where none begins there. */
  #behindOption(at: number): number {
    const name = this.#code[at] === '-' ? this.#nameEnds.from(at + 1) : at
    if (name <= at + 1) return at
    const hasValue = this.#code[name] === '='
    const end = hasValue ? this.#wordEnds.from(name + 1) : name
    const behind = this.#behindBlanks(end)
    return behind > end && !(hasValue && end === name + 1) ? behind : at
  }

  #behindBlanks(at: number): number {
    return at + (matchAt(this.#code, /[ \t]*/y, at)?.[0].length ?? 0)
  }
}

/** The place behind all that `pass` passes over from a place on; `ends` keeps what was found. */
function passAll(from: number, pass: (at: number) => number, ends: Map<number, number>): number {
  const places: number[] = []
  let place = from
  while (!ends.has(place)) {
    places.push(place)
    const next = pass(place)
    if (next === place) ends.set(place, place)
    else place = next
  }
  const end = ends.get(place) ?? place
  for (const passed of places) ends.set(passed, end)
  return end
}
