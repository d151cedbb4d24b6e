import { hasExtensions } from './extensions.ts'
import { type Token, type TokenKind, wordKind } from './token.ts'

/** What a token is, by the byte that it begins with. */
interface Shape {
  readonly kind: TokenKind
  /** Matches at the token's first byte; group 1 is the literal. */
  readonly pattern: RegExp
}

// The whole token, with what it swallows behind it: strings and expressions that nothing closes end with their line or at a NUL
// byte, and take that with them. Sticky, and without alternatives that overlap, so that each byte is looked at once.
const shapes: readonly Shape[] = [
  { kind: 'comment', pattern: /#([^\r\n\0]*)/y },
  { kind: 'string', pattern: /`([^`\r\n\0]*)[`\r\n\0]?/y },
  { kind: 'string', pattern: /'([^'\r\n\0]*)['\r\n\0]?/y },
  { kind: 'string', pattern: /"([^"\r\n\0]*)["\r\n\0]?/y },
  { kind: 'json', pattern: /\{([^}\0]*)[}\0]?/y },
  { kind: 'number', pattern: /((?:\d|\.(?=\d))[\d.]*)/y },
  { kind: 'string', pattern: /([A-Za-z.][A-Za-z0-9._/%-]*)/y },
  { kind: 'punctuation', pattern: /([@=\][%^\\+-])/y },
  { kind: 'illegal', pattern: /([^\0])/y },
]

/**
 * Cuts a tape into tokens as VHS does (lexer/lexer.go): by bytes, with newlines as blanks, and without ever failing. The last
 * token is the end; a NUL byte between tokens ends the tape.
 */
export function lexTape(bytes: Uint8Array): Token[] {
  const source = Buffer.from(bytes).toString('latin1')
  const isExtended = hasExtensions(bytes)
  const place = new LineCounter(source)
  const tokens: Token[] = []
  for (let at = skipBlanks(source, 0); ;) {
    const token = asWord(tokenAt(source, at, place), isExtended)
    tokens.push(token)
    if (token.kind === 'end') return tokens
    at = skipBlanks(source, token.end)
  }
}

function tokenAt(source: string, start: number, place: LineCounter): Token {
  const position = place.at(start)
  if (source[start] === '/')
    return { kind: 'regex', ...readRegex(source, start), start, ...position }
  for (const { kind, pattern } of shapes) {
    pattern.lastIndex = start
    const match = pattern.exec(source)
    if (match === null) continue
    const end = start + match[0].length
    return { kind, literal: literalOf(kind, match), start, end, ...position }
  }
  return { kind: 'end', literal: 'NUL', start, end: start, ...position }
}

/**
 * Reads an expression between slashes. It ends at a slash with an even number of backslashes in front, or with its line; the
 * character behind backslashes is never looked at, not even a line's end.
 */
function readRegex(source: string, start: number): { literal: string; end: number } {
  let at = start + 1
  while (at < source.length && !/[/\r\n\0]/.test(source[at] ?? '')) {
    const first = at
    while (source[at] === '\\') at += 1
    const even = (at - first) % 2 === 0
    if (at === first || source[at] !== '/' || !even) at += 1
    else break
  }
  const stop = Math.min(at, source.length)
  const literal = Buffer.from(source.slice(start + 1, stop), 'latin1').toString('utf8')
  return { literal, end: Math.min(stop + 1, source.length) }
}

/** Bare words may be keywords. */
function asWord(token: Token, isExtended: boolean): Token {
  const { kind, literal, start, end } = token
  const isBare = kind === 'string' && end - start === Buffer.byteLength(literal)
  return isBare ? { ...token, kind: wordKind(literal, isExtended) } : token
}

function literalOf(kind: TokenKind, [, literal = '']: RegExpExecArray): string {
  if (kind === 'illegal') return literal
  const text = Buffer.from(literal, 'latin1').toString('utf8')
  return kind === 'json' ? `{${text}}` : text
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (/[ \t\r\n]/.test(source[at] ?? '')) at += 1
  return at
}

/** Lines and columns of growing offsets. */
class LineCounter {
  readonly #source: string
  #line = 1
  #lineStart = 0
  #nextStart: number

  constructor(source: string) {
    this.#source = source
    this.#nextStart = this.#startAfter(0)
  }

  at(offset: number): { line: number; column: number } {
    while (this.#nextStart <= offset) {
      this.#line += 1
      this.#lineStart = this.#nextStart
      this.#nextStart = this.#startAfter(this.#lineStart)
    }
    return { line: this.#line, column: offset - this.#lineStart + 1 }
  }

  #startAfter(offset: number): number {
    const end = this.#source.indexOf('\n', offset)
    return end < 0 ? Infinity : end + 1
  }
}
