import { StringDecoder } from 'node:string_decoder'

/** Turns terminal bytes that come in pieces into text. */
export interface OutputText {
  push(data: Uint8Array): void
  /** The whole text; nothing may be pushed after it. */
  end(): string
}

/**
 * The text of a terminal's output, by a model of lines: escape sequences are removed, a carriage
 * return or backspace moves back in the line so that what follows writes over it, `ESC [ K` erases,
 * and CR LF is a line end. There is no width, so long lines stay whole; tabs and spaces stay too.
 */
export function outputText(bytes: Uint8Array): string {
  const text = openOutputText()
  text.push(bytes)
  return text.end()
}

/** As `outputText()`, for bytes that come in pieces; the cuts change nothing. Time is linear. */
export function openOutputText(): OutputText {
  const decoder = new StringDecoder('utf8')
  const line = new LineModel()
  const read = openReader(line)
  return {
    push: (data) => read(decoder.write(Buffer.from(data))),
    end: () => {
      read(decoder.end())
      return line.text()
    },
  }
}

/** The line that is written, and the finished ones above it. */
class LineModel {
  #lines = ''
  #cells: string[] = []
  #column = 0

  print(character: string): void {
    // Far to the right of the line's end there is blank space, as on a screen.
    while (this.#cells.length < this.#column) this.#cells.push(' ')
    this.#cells[this.#column] = character
    this.#column += 1
  }

  /** Joins a combining character to the cell before it. */
  combine(character: string): void {
    const at = this.#column - 1
    const before = this.#cells[at]
    if (before === undefined) this.print(character)
    else this.#cells[at] = before + character
  }

  feed(): void {
    this.#lines += `${this.#cells.join('')}\n`
    this.#cells = []
    this.#column = 0
  }

  moveTo(column: number): void {
    this.#column = Math.min(Math.max(0, column), Math.max(this.#cells.length, widest))
  }

  moveBy(columns: number): void {
    this.moveTo(this.#column + columns)
  }

  /** 0 erases from the cursor on, 1 up to and with it, 2 the whole line (ECMA-48 8.3.41, EL). */
  erase(part: number): void {
    if (part === 0) this.#cells.length = Math.min(this.#cells.length, this.#column)
    if (part === 1) this.#cells.fill(' ', 0, Math.min(this.#column + 1, widest))
    if (part === 2) {
      this.#cells = []
      this.moveBy(0)
    }
  }

  text(): string {
    return this.#lines + this.#cells.join('')
  }
}

// The widest screen, in cells. Moves and erasures reach no further, or a few hostile bytes could each
// cost a line of any length.
const widest = 500

type State = (character: string) => State

const combining = /^(?:\p{Mn}|\p{Me}|\u200d|\ufe0f)$/u

/** The states of a terminal parser (ECMA-48 5.4; vt100.net, "A parser for DEC's ANSI-compatible terminals"). */
function openReader(line: LineModel): (text: string) => void {
  let parameters = ''
  const controls: Record<string, () => void> = {
    '\n': () => line.feed(),
    '\r': () => line.moveTo(0),
    '\b': () => line.moveBy(-1),
    '\t': () => line.print('\t'),
  }
  const ground: State = (character) => {
    if (character === '\x1b') return escape
    if (character >= ' ' && character !== '\x7f') print(line, character)
    else controls[character]?.()
    return ground
  }
  const escape: State = (character) => {
    parameters = ''
    if (character === '[') return sequence
    if (/[\]PX^_]/u.test(character)) return string
    if (character === '\x1b') return escape
    return character >= ' ' && character <= '/' ? escape : ground
  }
  const sequence: State = (character) => {
    if (character === '\x1b') return escape
    if (character < ' ') {
      controls[character]?.()
      return sequence
    }
    if (character >= '@' && character <= '~') {
      move(line, character, parameters)
      return ground
    }
    if (character > '~') return ground
    if (parameters.length < 32) parameters += character
    return sequence
  }
  const string: State = (character) => {
    if (character === '\x07') return ground
    return character === '\x1b' ? stringEnd : string
  }
  const stringEnd: State = (character) => (character === '\\' ? ground : escape(character))
  let state = ground
  return (text) => {
    for (const character of text) state = state(character)
  }
}

function print(line: LineModel, character: string): void {
  if (character >= '\u0300' && combining.test(character)) line.combine(character)
  else line.print(character)
}

/** CHA, CUF, CUB and EL (ECMA-48 8.3.9, 8.3.20, 8.3.18, 8.3.41); other sequences do not change the text. */
function move(line: LineModel, final: string, parameters: string): void {
  const number = Number(/^\d+$/u.exec(parameters)?.[0] ?? '0')
  if (final === 'K') line.erase(number)
  if (final === 'G') line.moveTo(Math.max(1, number) - 1)
  if (final === 'C') line.moveBy(Math.max(1, number))
  if (final === 'D') line.moveBy(-Math.max(1, number))
}
