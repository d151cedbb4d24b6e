import fc from 'fast-check'
import { expect, test } from 'vitest'

import { filterControls } from '../../src/redact/control-filter.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function filtered(...chunks: Uint8Array[]): string {
  const filter = filterControls()
  return chunks.map((chunk) => filter.write(chunk)).join('') + filter.end()
}

const harmless: readonly (readonly [what: string, text: string])[] = [
  ['text in several scripts', 'plain, é, 한국어, 👩‍👩‍👧\r\n'],
  ['tabs and backspaces', 'a\tb\b \b'],
  ['colours', '\u001b[1;38;5;208mx\u001b[4:3;58:2::1:2:3my\u001b[m'],
  ['cursor moves', '\u001b[2A\u001b[10;20H\u001b[5G\u001b7\u001b8\u001b[s\u001b[u'],
  ['erasing and shifting', '\u001b[2J\u001b[K\u001b[3X\u001b[P\u001b[2L\u001b[M'],
  ['scrolling', '\u001b[2;20r\u001b[S\u001b[3T\u001bM\u001bD\u001bE'],
  ['the allowed private modes', '\u001b[?25l\u001b[?7h\u001b[?1049h\u001b[?2026l'],
  ['older forms of the alternate screen', '\u001b[?47h\u001b[?1047l\u001b[?1048h'],
  ['insert mode', '\u001b[4hx\u001b[4l'],
  ['repetition within a line', '-\u001b[79b'],
  ['line drawing', '\u001b(0q\u001b(B\u001b)0\u000eq\u000f\u001b)B'],
  ['vertical tabs and form feeds', 'a\u000bb\u000cc'],
  ['cursor shapes', '\u001b[4 q'],
  ['a link with semicolons', '\u001b]8;;https://example.org/a;b;c\u001b\\here\u001b]8;;\u001b\\'],
  ['a link', '\u001b]8;id=a;https://example.org/x?y=1\u001b\\here\u001b]8;;\u001b\\'],
]

test.each(harmless)('filterControls() passes %s', (_what, text) => {
  expect(filtered(bytesOf(text))).toBe(text)
})

const harmful: readonly (readonly [what: string, text: string])[] = [
  ['a clipboard write', '\u001b]52;c;ZXZpbA==\u0007'],
  ['a title', '\u001b]0;title\u001b\\'],
  ['a palette change', '\u001b]4;1;#ff0000\u0007'],
  ['a notification', '\u001b]9;text\u0007'],
  ['an iTerm2 file', '\u001b]1337;File=inline=1:AAAA\u0007'],
  ['a link to another scheme', '\u001b]8;;file:///etc/passwd\u0007'],
  [
    'a link to another scheme with a web address behind it',
    '\u001b]8;;file:///etc/passwd;http://a\u0007',
  ],
  ['a link with a line feed in it', '\u001b]8;;https://a\n.example\u0007'],
  ['a device control string', '\u001bP$qm\u001b\\'],
  ['an application command', '\u001b_Gf=100;AAAA\u001b\\'],
  ['a privacy message', '\u001b^text\u001b\\'],
  ['a start of string', '\u001bXtext\u001b\\'],
  ['window operations', '\u001b[8;50;100t'],
  ['device attribute queries', '\u001b[c\u001b[>c\u001b[=c\u001b[>q'],
  ['status queries', '\u001b[5n\u001b[6n\u001b[?6n'],
  ['mode queries', '\u001b[?2026$p'],
  ['mouse modes', '\u001b[?1000h\u001b[?1006h'],
  ['bracketed paste and focus modes', '\u001b[?2004h\u001b[?1004h'],
  ['keyboard modes', '\u001b[>4;2m\u001b[>1u\u001b[=1;1u'],
  ['mouse tracking by T', '\u001b[1;1;1;1;1T'],
  ['printing', '\u001b[5i\u001b[4i'],
  ['full and soft resets', '\u001bc\u001b[!p'],
  ['a repetition of absurd size', '\u001b[2000000000b'],
  ['a scroll of absurd size', '\u001b[2000000000S'],
  ['a repetition by more than a line holds', '\u001b[1000b'],
  ['answerback and bell', '\u0005\u0007\u0000\u007f'],
  ['national character sets', '\u001b(A\u001b*0\u001b%G'],
  ['origin mode', '\u001b[?6h'],
  ['ANSI modes', '\u001b[2h\u001b[20h\u001b[4;20h'],
  ['keypad modes', '\u001b=\u001b>'],
  ['8-bit forms', '\u009b5n\u009d0;title\u009c\u0090q\u009c\u0085'],
  ['a sequence broken off by CAN', '\u001b[31\u0018\u001b]0;x\u001a'],
]

test.each(harmful)('filterControls() drops %s', (_what, text) => {
  expect(filtered(bytesOf(`a${text}b`))).toBe('ab')
})

test('filterControls() drops the rest of an unfinished sequence at the end', () => {
  expect(filtered(bytesOf('a\u001b]8;;https://exa'))).toBe('a')
})

test('filterControls() takes modes that are not allowed out of a list', () => {
  expect(filtered(bytesOf('\u001b[?12;25h'))).toBe('\u001b[?25h')
})

test('filterControls() obeys a line feed inside of a sequence', () => {
  expect(filtered(bytesOf('\u001b[3\n1mx'))).toBe('\n\u001b[31mx')
})

test('filterControls() drops a sequence that a letter of another script cuts off', () => {
  expect(filtered(bytesOf('\u001b[31é'))).toBe('é')
})

test('filterControls() shows a byte that is not UTF-8 as U+FFFD', () => {
  expect(filtered(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\ufffdb')
})

test('filterControls() finds the text again after a control string without end', () => {
  expect(filtered(bytesOf(`\u001b]0;${'x'.repeat(100_000)}\u0007after`))).toBe('after')
})

const piece = fc.oneof(
  fc.constantFrom(...harmless.map(([, text]) => text), ...harmful.map(([, text]) => text)),
  fc.string({
    unit: fc.constantFrom(
      '\u001b',
      '[',
      ']',
      ';',
      '8',
      '1',
      'm',
      '\\',
      '?',
      'h',
      '\n',
      '\u0018',
      '\u009b',
      'é',
    ),
  }),
)
const output = fc.array(piece).map((pieces) => bytesOf(pieces.join('')))

test('filterControls() gives the same wherever its input is cut', () => {
  fc.assert(
    fc.property(output, fc.array(fc.nat()), (bytes, cuts) => {
      const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
        (a, b) => a - b,
      )
      const chunks = at.map((start, index) => bytes.subarray(start, at[index + 1]))
      expect(filtered(...chunks)).toBe(filtered(bytes))
    }),
  )
})

test('filterControls() leaves its own output as it is', () => {
  fc.assert(
    fc.property(output, (bytes) => {
      const once = filtered(bytes)
      expect(filtered(bytesOf(once))).toBe(once)
    }),
  )
})
