import { controlSequence } from '../redact/control-sequences.ts'

/** A piece of output: a character as a terminal takes it (a grapheme cluster), or what shows nothing. */
export interface ShownUnit {
  readonly text: string
  readonly isShown: boolean
}

const piece = new RegExp(
  String.raw`(?<shown>[^\u0000-\u001f\u007f-\u009f]+)|${controlSequence}|[\b\t\n\v\f\r]`,
  'gy',
)
const ascii = /^[ -~]*$/
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts output into units; put together they are the output. */
export function* shownUnits(text: string): Generator<ShownUnit, void, undefined> {
  for (const { 0: found, groups } of text.matchAll(piece)) {
    if (groups?.['shown'] === undefined) yield { text: found, isShown: false }
    else if (ascii.test(found)) for (const char of found) yield { text: char, isShown: true }
    else for (const { segment } of segmenter.segment(found)) yield { text: segment, isShown: true }
  }
}
