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
