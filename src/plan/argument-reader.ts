import { argumentPlace } from '../document/argument-place.ts'
import type { RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { LineIndex } from '../document/line-index.ts'
import { readCell } from '../document/read-cell.ts'
import { LispSymbol } from '../document/value.ts'
import { RunbookError } from '../errors.ts'
import { parseDuration } from './duration.ts'
import { parseFileMode } from './file-mode.ts'
import { fileVariables } from './file-variables.ts'
import type { LinkDescription } from './header-arguments.ts'
import { evaluateLisp, type LispResult, type LispVariables, looksLikeLisp } from './literal-lisp.ts'
import { lostColon } from './lost-colon.ts'
import type { MergedArguments } from './merge-arguments.ts'
import { unquoted } from './unquoted.ts'

/**
 * Reads merged arguments as typed values; what cannot be read is noted as a problem and takes the default. A block that
 * Emacs would fail at has a fault as well.
 */
export class ArgumentReader {
  readonly problems: RunbookError[] = []
  /** The first problem with which the block cannot run at all; null for none. */
  fault: RunbookError | null = null
  /** The arguments as they were merged. */
  readonly merged: MergedArguments
  readonly #lines: LineIndex
  readonly #lispVariables: LispVariables

  /** `document` is where they are written. */
  constructor(merged: MergedArguments, { lines, path }: Pick<Document, 'lines' | 'path'>) {
    this.merged = merged
    this.#lines = lines
    this.#lispVariables = fileVariables(path)
  }

  /** The value of Emacs Lisp in an argument. */
  evaluate(text: string): LispResult {
    return evaluateLisp(text, this.#lispVariables)
  }

  /** The text of an argument, with the string in double quotes read as Emacs Lisp reads it. */
  text(key: string, fallback: string): string {
    const value = this.merged.get(key)?.value
    if (value === undefined) return fallback
    if (looksLikeLisp(value)) this.#failAtLisp(key, value)
    return unquoted(value)
  }

  /** The text of an argument that is no Lisp, such as a command; a string in double quotes is read as one. */
  plainText(key: string): string {
    return this.#word(key) ?? ''
  }

  word<Word extends string>(key: string, words: readonly Word[], fallback: Word): Word {
    const value = this.#word(key)
    if (value === undefined) return fallback
    const found = words.find((word) => word === value)
    if (found === undefined) this.#reject(key, `takes one of: ${words.join(', ')}`)
    return found ?? fallback
  }

  /** The one word that is left where words that exclude each other were merged; null when there are others, too. */
  mergedWord<Word extends string>(key: string, words: readonly Word[]): Word | null {
    const given = this.words(key, words)
    return words.find((word) => word === given) ?? null
  }

  /** Several of the words, as written. */
  words(key: string, words: readonly string[]): string {
    const value = this.text(key, '')
    const unknown = value.split(/\s+/).find((word) => word !== '' && !words.includes(word))
    if (unknown !== undefined) this.#reject(key, `takes one of: ${words.join(', ')}`)
    return value
  }

  /** A switch that one of these values leaves off. */
  flag(key: string, off: readonly string[]): boolean {
    const value = this.#word(key)
    return value !== undefined && !off.includes(value)
  }

  /** A switch that only `yes` turns on. */
  isYes(key: string): boolean {
    return this.#word(key) === 'yes'
  }

  /** The text of a link, `path` when the argument has no value, null when it is not given or no text (org-babel--file-desc). */
  description(key: string): LinkDescription | null {
    const value = this.merged.get(key)?.value
    // A vector is no text and not nil either.
    if (value === undefined || value.startsWith('[')) return null
    const result = looksLikeLisp(value) ? this.evaluate(value) : { value: readCell(value) }
    if ('refused' in result) return { text: this.text(key, '') }
    if (value === '' || result.value === null) return 'path'
    const isText = typeof result.value === 'string' || result.value instanceof LispSymbol
    return isText ? { text: String(result.value) } : null
  }

  count(key: string, range: { min: number; max: number }, fallback: number): number {
    const value = this.#word(key)
    if (value === undefined) return fallback
    const number = Number(value)
    if (Number.isInteger(number) && number >= range.min && number <= range.max) return number
    this.#reject(key, `takes a whole number from ${range.min} to ${range.max}`)
    return fallback
  }

  /** True for an argument that is given. */
  has(key: string): boolean {
    return this.merged.has(key)
  }

  number(key: string, [least, most]: readonly [number, number], fallback: number): number {
    const value = this.#word(key)
    if (value === undefined) return fallback
    const number = value.trim() === '' ? NaN : Number(value)
    if (number >= least && number <= most) return number
    this.#reject(key, `takes a number from ${least} to ${most}`)
    return fallback
  }

  /** A colour or several, null when not given. */
  color<Colors>(key: string, read: (text: string) => Colors | null): Colors | null {
    if (!this.merged.has(key)) return null
    const colors = read(this.text(key, ''))
    if (colors === null)
      this.#reject(
        key,
        'takes a colour as in "#6b50ff", two with a comma between, or the path of a .png, .jpg or .gif file',
      )
    return colors
  }

  durationMs(key: string, fallback: number): number {
    const value = this.#word(key)
    if (value === undefined) return fallback
    const duration = parseDuration(value)
    if (duration === null) this.#reject(key, 'takes a duration such as 300ms, 30s, 5m or 1h')
    return duration ?? fallback
  }

  /** Permission bits, null when not given. */
  mode(key: string): number | null {
    if (!this.merged.has(key)) return null
    const mode = parseFileMode(this.text(key, ''), process.umask())
    if (mode === null) this.#reject(key, 'takes permissions such as o755, rwxr-xr-x or u+x')
    return mode
  }

  /** Notes a problem at the place where an argument was written. */
  reject(origin: RawArgument, reason: string, hint: string): void {
    const place = argumentPlace(this.#lines, origin)
    this.problems.push(new RunbookError('E_HEADER_ARGUMENT', reason, { place, hint }))
  }

  /** Notes a problem that keeps the block from running. */
  fail(origin: RawArgument, reason: string, hint: string): void {
    this.reject(origin, reason, hint)
    this.fault ??= this.problems.at(-1) ?? null
  }

  #word(key: string): string | undefined {
    const value = this.merged.get(key)?.value
    return value === undefined ? value : unquoted(value)
  }

  /** Nothing is guessed: with an argument that only Lisp can tell, the block does not run. */
  #failAtLisp(key: string, value: string): void {
    const origin = this.merged.get(key)?.origin
    if (!origin) return
    const hint = `:${key} takes a word or a "string"; of Emacs Lisp only literals: ${this.#lispFault(value)}.`
    this.fail(origin, `"${origin.value ?? ''}" is no value for :${key}`, hint)
  }

  /** Why an expression gives no text. */
  #lispFault(text: string): string {
    const result = this.evaluate(text)
    return 'refused' in result ? result.refused : 'a list is no text'
  }

  #reject(key: string, expectation: string): void {
    const origin = this.merged.get(key)?.origin
    if (!origin) return
    const { value } = origin
    const hint = lostColon(value ?? '') ?? `:${key} ${expectation}.`
    this.reject(origin, `"${value ?? ''}" is no value for :${key}`, hint)
  }
}
