import type { TapeCommand, TapeError } from './tape-command.ts'
import type { Token, TokenKind } from './token.ts'

const end: Token = { kind: 'end', literal: 'NUL', start: 0, end: 0, line: 1, column: 1 }

/** Reads a tape's text by its path as written; a message in its stead when it cannot be read. */
export type ReadTape = (path: string) => Uint8Array | { readonly error: string }

/** A tape as it is written: its commands, or its mistakes. */
export interface ParsedTape {
  readonly commands: readonly TapeCommand[]
  /** One for each mistake: what only follows from another is left out. */
  readonly errors: readonly TapeError[]
}

/** How a tape gets at the tapes that it names. */
export interface TapeSources {
  readonly read: ReadTape
  readonly parse: (bytes: Uint8Array) => ParsedTape
  /** The tape asks for the extensions of the language. */
  readonly isExtended: boolean
}

/** Goes through the tokens of a tape; commands look at the current one and the next (VHS, parser/parser.go). */
export class TapeReader {
  readonly errors: TapeError[] = []
  readonly sources: TapeSources
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[], sources: TapeSources) {
    this.#tokens = tokens
    this.sources = sources
  }

  get current(): Token {
    return this.#tokens[this.#at] ?? this.#last
  }

  get next(): Token {
    return this.#tokens[this.#at + 1] ?? this.#last
  }

  /** The token that many behind the next one. */
  ahead(count: number): Token {
    return this.#tokens[this.#at + 1 + count] ?? this.#last
  }

  get #last(): Token {
    return this.#tokens.at(-1) ?? end
  }

  advance(): void {
    this.#at += 1
  }

  /** Goes to the next token, whatever that is, for its text. */
  take(): string {
    const { literal } = this.next
    this.advance()
    return literal
  }

  /** Notes a mistake unless a text comes next. */
  wantString(message: string, hint: string): void {
    if (!this.nextIs('string')) this.error(this.next, message, hint)
  }

  /** True when the next token is of a kind, and has that text when one is given. */
  nextIs(kind: TokenKind, literal?: string): boolean {
    return this.next.kind === kind && (literal === undefined || this.next.literal === literal)
  }

  error(token: Token, message: string, hint: string): void {
    const { line, column, start, end: stop } = token
    this.errors.push({ line, column, message, hint, start, end: Math.max(stop, start + 1) })
  }

  /** A command that begins at the current token. */
  command(
    parts: { readonly options?: string; readonly args?: string },
    first = this.current,
  ): TapeCommand {
    const { literal, line, column } = first
    return {
      command: literal,
      options: parts.options ?? '',
      args: parts.args ?? '',
      line,
      column,
      from: '',
    }
  }

  /** `@` and a time, `''` without. */
  speed(): string {
    if (!this.nextIs('punctuation', '@')) return ''
    this.advance()
    return this.time()
  }

  /** A number with a unit, seconds where none is written; `''` and an error when there is no number. */
  time(): string {
    if (!this.nextIs('number')) {
      const hint = 'Write a number with ms, s or m, as in 500ms.'
      this.error(this.current, `Expected time after ${this.current.literal}`, hint)
      return ''
    }
    const number = this.take()
    if (!this.nextIs('unit') || !['ms', 's', 'm'].includes(this.next.literal)) return `${number}s`
    return number + this.take()
  }

  /** Strings one after the other, joined by a blank. */
  strings(): string {
    const parts: string[] = []
    while (this.nextIs('string')) parts.push(this.take())
    return parts.join(' ')
  }
}
