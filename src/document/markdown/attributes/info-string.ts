import { decodeString } from 'micromark-util-decode-string'

import type { WrittenArgument } from '../../block.ts'
import { actionAtEnd, readAction } from '../read-action.ts'
import { directiveLanguage } from './directive.ts'
import { readAttributes } from './read-attributes.ts'
import type { Reading } from './reading.ts'

/** The language and the attributes of a fence. */
export interface InfoString extends Reading {
  /** `''` when there is none; `=FORMAT` for a raw block of Pandoc's. */
  readonly language: string
}

/**
 * Reads an info string (CommonMark 0.31, section 4.5): its language is the first word, the word in `{lang}` (Quarto), the
 * first class in `{.lang}` (Pandoc) or the argument of a directive (MyST); all behind it are attributes. `start` is its offset in the source.
 */
export function readInfoString(info: string, start: number): InfoString {
  const action = actionAtEnd.exec(info)
  if (action) {
    const at = start + action.index
    const { faults, ...plain } = readInfoString(info.slice(0, action.index).trimEnd(), start)
    const said = [...readAction(action[0], at), ...plain.arguments]
    return { ...plain, arguments: said, faults }
  }
  const raw = /^\{(=[\w-]+)\}$/.exec(info)?.[1]
  if (raw !== undefined) return rawBlock(raw, { start, end: start + info.length })
  const directive = directiveLanguage(info)
  if (directive) return shownBy(info, start, directive)
  const cell = /^\{([A-Za-z][\w+#-]*)(?=[\s,}])/.exec(info)?.[1]
  if (cell !== undefined) return readCell(info, start, cell)
  const word = /^[^\s{,]*/.exec(info)?.[0] ?? ''
  const isLanguage = /^[^=:+.#][^=]*$/.test(word)
  const skip = isLanguage ? word.length : 0
  const reading = readAttributes({ text: info.slice(skip), start: start + skip, carrier: 'block' })
  if (isLanguage) return { language: languageOf(decodeString(word)), ...reading }
  return classAsLanguage(reading, (argument) => info[argument.span.start - start] === '.')
}

/** Educates has its terminals execute what such fences hold. */
function languageOf(word: string): string {
  return /^execute(?:-[123])?$/.test(word) ? 'bash' : word
}

/** `{code-block} bash`: what stands behind the language are attributes. */
function shownBy(
  info: string,
  start: number,
  { language, length }: { language: string; length: number },
): InfoString {
  const text = info.slice(length)
  return { language, ...readAttributes({ text, start: start + length, carrier: 'block' }) }
}

/** `{bash label, key=value}`: the language is a key without value, and so is the label of knitr. */
function readCell(info: string, start: number, language: string): InfoString {
  const reading = readAttributes({ text: info, start, carrier: 'block' })
  const [, ...own] = reading.arguments
  const [first, ...rest] = own
  const isLabel = first !== undefined && first.value === null
  const written = isLabel ? [{ ...first, key: 'name', value: first.key }, ...rest] : own
  return { language, arguments: written, faults: reading.faults }
}

/** The first class is the language where no other is given. */
function classAsLanguage(
  { arguments: all, faults }: Reading,
  isClass: (argument: WrittenArgument) => boolean,
): InfoString {
  const found = all.find((argument) => argument.key === 'tag' && isClass(argument))
  return {
    language: found?.value ?? '',
    arguments: all.filter((argument) => argument !== found),
    faults,
  }
}

/** Text for one output format is only shown. */
function rawBlock(language: string, span: WrittenArgument['span']): InfoString {
  const kind = { key: 'kind', value: 'display', carrier: 'block', span } as const
  return { language, arguments: [kind], faults: [] }
}
