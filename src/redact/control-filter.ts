import { allowedControlString, allowedCsi, allowedEscape } from './allowed-sequences.ts'

/** A streaming filter from a terminal's bytes to text; state is kept between writes. */
export interface ControlFilter {
  /** The part of the output that is safe and complete so far. */
  write(bytes: Uint8Array): string
  /** What is left at the end of the output; an unfinished sequence is dropped. */
  end(): string
}

/** Where the machine is; the names are those of ECMA-48, 5 and 8.3. */
type State = 'text' | 'escape' | 'csi' | 'string' | 'string-escape'

const escape = 0x1b
const cancel = 0x18
const substitute = 0x1a
const bell = 0x07

/** BS, HT, LF, VT, FF, CR, and SO and SI, which choose between G1 and G0 (ECMA-48, 8.3). */
const passed = '\b\t\n\v\f\r\u000e\u000f'

/** Longest sequences that are kept, in characters; more is dropped, so memory stays flat. */
const longestCsi = 256
const longestString = 4096

// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const control = /[\u0000-\u001f\u007f-\u009f]/g

/**
 * Lets through text and the control sequences that only paint: colours, cursor moves, erasing, scrolling, a few
 * private modes, and links to http and https. All else is dropped: what would set clipboards or titles, ask the
 * terminal for an answer, change its input, or start a mode that a reader cannot leave.
 *
 * Time is linear in the input, and where the input is cut changes nothing. Bytes that are not UTF-8 become U+FFFD.
 */
export function filterControls(): ControlFilter {
  const machine = new ControlMachine()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return {
    write: (bytes) => machine.feed(decoder.decode(bytes, { stream: true })),
    end: () => machine.feed(decoder.decode()),
  }
}

/** The state machine: ECMA-48 forms, with the cancelling rules of VT500 terminals (vt100.net, "Parser"). */
class ControlMachine {
  #state: State = 'text'
  /** What was read of the sequence, without its introducer. */
  #held = ''
  /** The character that opened the control string: `]` for OSC, else a string that is dropped. */
  #opener = ''
  #out = ''

  feed(text: string): string {
    this.#out = ''
    let position = 0
    while (position < text.length) {
      position = this.#state === 'text' ? this.#text(text, position) : this.#step(text, position)
    }
    return this.#out
  }

  /** Copies up to the next control character, and takes that one. */
  #text(text: string, position: number): number {
    control.lastIndex = position
    const found = control.exec(text)
    const end = found?.index ?? text.length
    this.#out += text.slice(position, end)
    if (found) this.#control(text.charCodeAt(end))
    return end + 1
  }

  #step(text: string, position: number): number {
    const code = text.charCodeAt(position)
    if (code === escape) this.#escape()
    else if (code === cancel || code === substitute) this.#reset()
    else if (this.#state === 'string') this.#stringCharacter(code)
    else if (this.#state === 'string-escape') return this.#afterStringEscape(code, position)
    else if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) this.#control(code)
    else if (code > 0x9f) this.#broken(code)
    else if (this.#state === 'escape') this.#escapeCharacter(code)
    else this.#csiCharacter(code)
    return position + 1
  }

  /** A control character outside of control strings; inside a sequence those below 0x20 act at once. */
  #control(code: number): void {
    const char = String.fromCharCode(code)
    if (code === escape) this.#escape()
    else if (passed.includes(char)) this.#out += char
    // C1 controls are the 8-bit forms of ESC and a letter.
    else if (code >= 0x80) this.#open(String.fromCharCode(code - 0x40))
  }

  #escape(): void {
    // ESC ends a control string; only with `\` behind it was the string complete.
    this.#state = this.#state === 'string' ? 'string-escape' : 'escape'
    if (this.#state === 'escape') this.#held = ''
  }

  #afterStringEscape(code: number, position: number): number {
    if (code === 0x5c) {
      this.#finishString()
      return position + 1
    }
    this.#state = 'escape'
    this.#held = ''
    return position
  }

  #escapeCharacter(code: number): void {
    const char = String.fromCharCode(code)
    // Intermediate characters announce a final one, as in ESC ( B.
    if (code < 0x30) this.#held += this.#held.length < 2 ? char : ''
    else if (this.#held === '' && '[]PX^_'.includes(char)) this.#open(char)
    else {
      const body = this.#held + char
      if (allowedEscape(body)) this.#out += `\u001b${body}`
      this.#reset()
    }
  }

  #open(char: string): void {
    this.#reset()
    if (char === '[') this.#state = 'csi'
    if (!']PX^_'.includes(char)) return
    this.#state = 'string'
    this.#opener = char
  }

  #csiCharacter(code: number): void {
    this.#hold(code, longestCsi)
    if (code < 0x40) return
    if (this.#held.length <= longestCsi) this.#out += allowedCsi(this.#held)
    this.#reset()
  }

  #stringCharacter(code: number): void {
    if (code === 0x9c || (code === bell && this.#opener === ']')) this.#finishString()
    else this.#hold(code, longestString)
  }

  /** One character over the bound marks the sequence as too long, however long it gets. */
  #hold(code: number, longest: number): void {
    if (this.#held.length <= longest) this.#held += String.fromCharCode(code)
  }

  #finishString(): void {
    const kept = this.#opener === ']' && this.#held.length <= longestString
    if (kept) this.#out += allowedControlString(this.#held)
    this.#reset()
  }

  /** A character that no sequence can hold ends it, and is text. */
  #broken(code: number): void {
    this.#out += String.fromCharCode(code)
    this.#reset()
  }

  #reset(): void {
    this.#state = 'text'
    this.#held = ''
    this.#opener = ''
  }
}
