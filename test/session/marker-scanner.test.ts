import fc from 'fast-check'
import { expect, test } from 'vitest'

import { scanMarkers } from '../../src/session/marker-scanner.ts'

const nonce = '0123456789abcdef'
const marker = (text: string): string => `\u001b]7337;${nonce};${text}\u0007`

/** Data and markers as one text, markers in braces. */
function scanned(chunks: readonly Uint8Array[]): string {
  const scan = scanMarkers(nonce)
  return chunks
    .flatMap((chunk) => scan(chunk))
    .map((piece) =>
      piece.kind === 'marker' ? `{${piece.text}}` : Buffer.from(piece.data).toString('latin1'),
    )
    .join('')
}

const scannedText = (text: string): string => scanned([Buffer.from(text, 'latin1')])

test('scanMarkers() cuts the stream at markers', () => {
  expect(scannedText(`a${marker('b1')}text${marker('1')}z`)).toBe('a{b1}text{1}z')
})

test('scanMarkers() finds a marker inside an unfinished sequence', () => {
  expect(scannedText(`\u001b]0;title${marker('1')}`)).toBe('\u001b]0;title{1}')
})

test('scanMarkers() leaves a marker with another nonce as it is', () => {
  const forged = '\u001b]7337;deadbeef;1\u0007'
  expect(scannedText(forged)).toBe(forged)
})

test('scanMarkers() leaves a marker without an end as it is', () => {
  const endless = `\u001b]7337;${nonce};${'1'.repeat(100)}`
  expect(scannedText(endless)).toBe(endless)
})

test('scanMarkers() holds nothing back of text that cannot be a marker', () => {
  expect(scannedText('text \u001b[1')).toBe('text \u001b[1')
})

const parts = fc.array(
  fc.constantFrom(
    'a',
    '\u001b',
    '\u001b]',
    '7337;',
    nonce,
    ';',
    '\u0007',
    marker('b1'),
    marker('12'),
  ),
)

test('scanMarkers() finds the same wherever the stream is cut', () => {
  fc.assert(
    fc.property(parts, fc.array(fc.nat({ max: 200 })), (texts, cuts) => {
      // The end makes sure that nothing is held back.
      const bytes = Buffer.from(`${texts.join('')}${'.'.repeat(60)}`, 'latin1')
      const ends = [...cuts.filter((cut) => cut < bytes.length), bytes.length].toSorted(
        (a, b) => a - b,
      )
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
      expect(scanned(chunks)).toBe(scanned([bytes]))
    }),
  )
})
