import { nearest } from '../../plan/nearest.ts'
import { extensionHint } from '../extensions.ts'
import type { TapeReader } from '../tape-reader.ts'
import { extendedSettings, settingNames } from '../token.ts'
import type { TapeSyntax } from './tape-syntax.ts'
import { patternFault } from './wait.ts'

/** Settings of the terminal and of the recording. */
export const set: TapeSyntax = {
  words: ['Set'],
  rest: 'Write one value: a number without unit, or quotes around what holds blanks or signs, as in "-1".',
  read: (reader) => {
    const first = reader.current
    const name = reader.next
    const isKnown = name.kind === 'setting'
    if (!isKnown) {
      const hint = unknownHint(name.literal, reader.sources.isExtended)
      reader.error(name, `Unknown setting: ${name.literal}`, hint)
    }
    reader.advance()
    const read = isKnown ? values[name.literal] : undefined
    const args = read?.(reader) ?? reader.take()
    return [reader.command({ options: isKnown ? name.literal : '', args }, first)]
  },
}

function unknownHint(name: string, isExtended: boolean): string {
  if (!isExtended && extendedSettings.includes(name)) return extensionHint
  const names = isExtended ? [...settingNames, ...extendedSettings] : settingNames
  const longer = name === '' ? [] : names.filter((other) => other.startsWith(name))
  const near = longer.length > 0 ? longer.join(' or ') : nearest(name, names)
  return near === null ? `Settings: ${names.join(', ')}.` : `Did you mean ${near}?`
}

/** How the value of a setting is read, where it is not just one token. */
const values: Readonly<Record<string, (reader: TapeReader) => string>> = {
  WaitTimeout: (reader) => reader.time(),
  WaitPattern: (reader) => {
    if (patternFault(reader.next.literal) !== null) {
      reader.error(
        reader.next,
        `Invalid regexp pattern: ${reader.next.literal}`,
        'Patterns are in RE2 syntax.',
      )
    }
    return reader.take()
  },
  LoopOffset: (reader) => {
    const value = reader.take()
    if (reader.nextIs('punctuation', '%')) reader.advance()
    return `${value}%`
  },
  TypingSpeed: (reader) => {
    const value = reader.take()
    const { kind, literal } = reader.next
    if (kind !== 'unit' || (literal !== 'ms' && literal !== 's')) return `${value}s`
    reader.advance()
    return value + literal
  },
  WindowBar: (reader) => {
    const value = reader.take()
    if (!['', 'Colorful', 'ColorfulRight', 'Rings', 'RingsRight'].includes(value)) {
      const hint = 'It takes Colorful, ColorfulRight, Rings and RingsRight.'
      reader.error(reader.current, `${value} is not a valid bar style.`, hint)
    }
    return value
  },
  MarginFill: (reader) => {
    const value = reader.take()
    if (value.startsWith('#') && !/^#[0-9a-fA-F]{6}$/.test(value)) {
      reader.error(
        reader.current,
        `"${value}" is not a valid color.`,
        'Write a colour as in "#674EFF".',
      )
    }
    return value
  },
  CursorBlink: boolean,
  Keystrokes: boolean,
  Ligatures: boolean,
  Transparent: boolean,
}

function boolean(reader: TapeReader): string {
  const value = reader.take()
  if (reader.current.kind !== 'boolean') {
    reader.error(reader.current, 'expected boolean value.', 'Write true or false, without quotes.')
  }
  return value
}
