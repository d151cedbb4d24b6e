import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openOutputText, outputText } from '../../src/session/output-text.ts'

const text = (shown: string): string => outputText(Buffer.from(shown))

test.each([
  ['lines of a terminal', 'a\r\nb\r\n', 'a\nb\n'],
  ['a last line without its end', 'a\r\nb', 'a\nb'],
  ['blank lines at the end', 'a\r\n\r\n\r\n', 'a\n\n\n'],
  ['tabs and spaces', 'a\tb  \r\n', 'a\tb  \n'],
  ['lines of any length', `${'x'.repeat(500)}\r\n`, `${'x'.repeat(500)}\n`],
  ['colours', '\u001b[1;31mred\u001b[0m \u001b[38;5;1mx\u001b[m', 'red x'],
  ['a progress bar', '10%\r50%\r100%\r\ndone', '100%\ndone'],
  ['a shorter text over a longer one', 'longer\rab', 'abnger'],
  ['erasing to the end of the line', 'longer\r\u001b[Kab\r\n', 'ab\n'],
  ['erasing from the begin of the line', 'abc\u001b[2D\u001b[1Kx', ' xc'],
  ['erasing the whole line', 'abc\u001b[2K\rx', 'x'],
  ['backspaces', 'abc\b\bX', 'aXc'],
  ['cursor moves in the line', 'abc\u001b[1GX\u001b[2CY', 'XbcY'],
  ['a bell and a NUL', 'a\u0007\u0000b', 'ab'],
  ['a title that ends with BEL', '\u001b]0;title\u0007a', 'a'],
  ['a title that ends with ST', '\u001b]0;title\u001b\\a', 'a'],
  ['a link', '\u001b]8;;http://x/\u001b\\text\u001b]8;;\u001b\\', 'text'],
  ['a device control string', '\u001bPq#0\u001b\\a', 'a'],
  ['private modes', '\u001b[?2004h\u001b[?25la', 'a'],
  ['character set and keypad sequences', '\u001b(B\u001b=a\u001bM', 'a'],
  ['accents that combine', 'e\u0301x\rE', 'Ex'],
  ['wide and astral characters', '漢字 😀\r\n', '漢字 😀\n'],
  ['an unfinished sequence', 'a\u001b[3', 'a'],
])('outputText() shows %s', (_, shown, expected) => {
  expect(text(shown)).toBe(expected)
})

test('outputText() replaces bytes that are not UTF-8', () => {
  expect(outputText(Uint8Array.from([0x61, 0xff, 0x62]))).toBe('a\ufffdb')
})

const pieces = fc.oneof(
  fc.constantFrom('\r', '\n', '\b', '\u001b', '\u001b[', 'K', '1K', '2K', '500C', '9G', '\t', 'é'),
  fc.constantFrom('\u001b]8;;', '\u0007', '\u001b\\', 'abc', '😀', '\u0301', '\u001b[1;3', 'm'),
)
const streams = fc.oneof(
  fc.array(pieces).map((parts) => Buffer.from(parts.join(''))),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
)

test('openOutputText() gives the same text wherever the stream is cut', () => {
  fc.assert(
    fc.property(streams, fc.array(fc.nat({ max: 200 })), (bytes, cuts) => {
      const writer = openOutputText()
      const ends = [...cuts.filter((cut) => cut < bytes.length), bytes.length]
      let from = 0
      for (const end of ends.toSorted((a, b) => a - b)) {
        writer.push(bytes.subarray(from, end))
        from = end
      }
      expect(writer.end()).toBe(outputText(bytes))
    }),
  )
})

test('outputText() leaves no control character but tab and line feed', () => {
  fc.assert(
    fc.property(streams, (bytes) => {
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(outputText(bytes)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/u)
    }),
  )
})

test('outputText() keeps the text small that a few cursor moves can make', () => {
  const hostile = '\u001b[999999999C'.repeat(1000)
  expect(text(`${hostile}x`).length).toBeLessThan(1000)
})
