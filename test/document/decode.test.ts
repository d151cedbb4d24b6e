import { expect, test } from 'vitest'

import { decode } from '../../src/document/decode.ts'
import { RunbookError } from '../../src/errors.ts'

function failure(bytes: Buffer): RunbookError {
  try {
    decode('a.org', bytes)
  } catch (error) {
    if (error instanceof RunbookError) return error
  }
  throw new Error('decode() did not throw')
}

test('decode() keeps a byte order mark', () => {
  expect(decode('a.org', Buffer.from('\ufeff* A\n'))).toBe('\ufeff* A\n')
})

test('decode() names line and column of the first byte that is not UTF-8', () => {
  const error = failure(
    Buffer.concat([Buffer.from('ä\nüx'), Buffer.from([0xe9]), Buffer.from(' y\n')]),
  )
  expect(error.place).toMatchObject({ line: 2, column: 3 })
})

test('decode() gives E_ENCODING for a sequence that is cut at the end', () => {
  expect(failure(Buffer.from('한').subarray(0, 2)).code).toBe('E_ENCODING')
})

test('decode() names the offending byte', () => {
  expect(failure(Buffer.from([0x41, 0xff])).message).toBe('the byte 0xff is not UTF-8')
})

test('decode() tells how UTF-16 is converted', () => {
  const { message, hint } = failure(Buffer.from('\ufeff* A\n', 'utf16le'))
  expect([message, hint]).toEqual([
    'a.org is UTF-16, not UTF-8',
    'Convert the file first: iconv -f UTF-16 -t UTF-8 a.org',
  ])
})

test('decode() shows nothing of a file that is no text', () => {
  const { message, place } = failure(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff]))
  expect([message, place]).toEqual(['a.org is no text', undefined])
})
