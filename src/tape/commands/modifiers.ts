import { modifiableKeys } from '../key-names.ts'
import type { TapeCommand } from '../tape-command.ts'
import type { TapeReader } from '../tape-reader.ts'
import type { Token } from '../token.ts'
import type { TapeSyntax } from './tape-syntax.ts'

/** For keys that VHS has no name for. */
const moreHint = String.raw`a tape whose first line is "# runbook: extensions" has Alt+Left, Ctrl+Delete and Shift+F5 too, and sends any bytes, as in Send "\e[1;3D".`

const chordHint = `Write one letter (m and s as capitals or in quotes), one of @ [ \\ ] ^ -, Enter, Space, Backspace or an arrow's name behind the plus sign; ${moreHint}`

const uncounted =
  'It takes one chord and no count; write it as often as it is to be pressed, as in Ctrl+C Ctrl+C.'

/** Keys with Control, and with Alt and Shift before them. */
export const ctrl: TapeSyntax = {
  words: ['Ctrl'],
  rest: uncounted,
  read: readCtrl,
}

/** Keys that may stand behind `Ctrl+`, besides single characters. */
const controlKeys: ReadonlySet<string> = new Set([
  'Enter',
  'Space',
  'Backspace',
  'Left',
  'Right',
  'Up',
  'Down',
])
const controlSigns: ReadonlySet<string> = new Set(['-', '@', '[', ']', '^', '\\'])

function readCtrl(reader: TapeReader): readonly TapeCommand[] {
  const first = reader.current
  let args: string[] = []
  let onlyModifiers = true
  while (reader.nextIs('punctuation', '+')) {
    reader.advance()
    const { next } = reader
    // The word counts, whatever token it is: VHS looks it up again.
    if (next.literal === 'Alt' || next.literal === 'Shift') {
      if (!onlyModifiers) {
        reader.error(
          reader.current,
          'Modifiers must come before other characters',
          'Write Ctrl+Alt+Shift+key, in that order.',
        )
        args = []
        continue
      }
      args.push(next.literal)
    } else {
      onlyModifiers = false
      if (isControlKey(next) || isNamedKey(next, reader)) args.push(next.literal)
      else {
        reader.error(reader.current, 'Not a valid modifier', chordHint)
        reader.error(
          reader.current,
          `Invalid control argument: ${reader.current.literal}`,
          chordHint,
        )
      }
    }
    reader.advance()
  }
  if (args.length === 0) {
    const { literal } = reader.current
    reader.error(reader.current, `Expected control character with args, got ${literal}`, chordHint)
  }
  return [reader.command({ args: args.join(' ') }, first)]
}

function isControlKey({ kind, literal }: Token): boolean {
  if (kind === 'string') return Buffer.byteLength(literal) === 1
  return (
    (kind === 'keyword' && controlKeys.has(literal)) ||
    (kind === 'punctuation' && controlSigns.has(literal))
  )
}

/** A key that only tapes with extensions have with modifiers. */
function isNamedKey({ kind, literal }: Token, { sources }: TapeReader): boolean {
  return sources.isExtended && kind === 'keyword' && modifiableKeys.has(literal)
}

/** Text and a few keys with Alt. */
export const alt: TapeSyntax = {
  words: ['Alt'],
  rest: uncounted,
  read: (reader) => readModifier(reader, 'alt'),
}

/** Text and a few keys with Shift. */
export const shift: TapeSyntax = {
  words: ['Shift'],
  rest: uncounted,
  read: (reader) => readModifier(reader, 'shift'),
}

function readModifier(reader: TapeReader, name: string): readonly TapeCommand[] {
  const first = reader.current
  if (reader.nextIs('punctuation', '+')) {
    reader.advance()
    const { kind, literal } = reader.next
    const isKey =
      (kind === 'keyword' && (literal === 'Enter' || literal === 'Tab')) ||
      (kind === 'punctuation' && (literal === '[' || literal === ']'))
    if (kind === 'string' || isKey) {
      reader.advance()
      return [reader.command({ args: literal }, first)]
    }
    const chord = readChord(reader)
    if (chord !== null) return [reader.command({ options: 'key', args: chord }, first)]
  }
  const got = reader.current.literal
  const hint = `Write text, Enter, Tab or a square bracket behind the plus sign; ${moreHint}`
  reader.error(reader.current, `Expected ${name} character, got ${got}`, hint)
  return [reader.command({}, first)]
}

/** A named key of the extensions, perhaps with Shift held down too, as in `Alt+Shift+Up`; null for none, and nothing is read. */
function readChord(reader: TapeReader): string | null {
  if (isNamedKey(reader.next, reader)) {
    reader.advance()
    return reader.current.literal
  }
  const [, plus, key] = [0, 1, 2].map((ahead) => reader.ahead(ahead))
  if (!reader.nextIs('keyword', 'Shift') || plus?.literal !== '+' || !key) return null
  if (!isNamedKey(key, reader)) return null
  for (let read = 0; read < 3; read += 1) reader.advance()
  return `Shift ${key.literal}`
}
