import { controlSequence } from './control-sequences.ts'

/** Where a value stands in a text. */
export interface FoundSecret {
  /** Offsets of its characters; between them is what shows nothing. */
  readonly at: readonly number[]
  /** Behind the last character of it. */
  readonly end: number
}

/** So much that shows nothing may stand within a value, in characters; more is text for us. */
const longestGap = 8192

const backspace = '\b'
const sequence = new RegExp(controlSequence, 'y')

/**
 * The value that begins at an offset as a terminal shows it: control sequences in its middle (colours, titles) are seen
 * through, and a backspace goes one character back. `'more'` when the text ends before that can be told, null for another text.
 */
export function findSecret(
  text: string,
  start: number,
  value: string,
): FoundSecret | 'more' | null {
  const at: number[] = []
  let index = start
  while (at.length < value.length) {
    if (index >= text.length) return 'more'
    const char = text.charAt(index)
    if (char === value.charAt(at.length)) {
      at.push(index)
      index += 1
    } else {
      const length = at.length === 0 ? 0 : gap(text, index, at)
      if (length === 'more') return 'more'
      index += length
      if (length === 0 || index - start - at.length > longestGap) return null
    }
  }
  return { at, end: index }
}

/** The length of what shows nothing at an offset, 0 for none; behind a backspace the last character comes again. */
function gap(text: string, index: number, at: number[]): number | 'more' {
  if (text.charAt(index) === backspace) {
    at.pop()
    return at.length === 0 ? 0 : 1
  }
  sequence.lastIndex = index
  const [control = ''] = sequence.exec(text) ?? []
  const isCut = control !== '' && index + control.length >= text.length
  if (isCut && control.length <= longestGap) return 'more'
  return control.length
}
