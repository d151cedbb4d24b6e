import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { writePieces } from '../../src/recording/write-pieces.ts'
import { unstoppable } from '../../src/render/formats/format.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'runbook-pieces-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('writePieces() writes all pieces and says how many bytes they are', async () => {
  const path = join(directory, 'a')
  expect(await writePieces(path, ['ä', Uint8Array.of(65, 66)])).toBe(4)
  expect(readFileSync(path, 'utf8')).toBe('äAB')
})

test('writePieces() leaves the old file when a piece cannot be made', async () => {
  const path = join(directory, 'a')
  writeFileSync(path, 'old')
  function* pieces() {
    yield 'new'
    throw new Error('no more')
  }
  await expect(writePieces(path, pieces())).rejects.toThrow('no more')
  expect([readFileSync(path, 'utf8'), readdirSync(directory)]).toEqual(['old', ['a']])
})

test('writePieces() that is stopped leaves the old file, however busy it is', async () => {
  const path = join(directory, 'a')
  writeFileSync(path, 'old')
  const stop = new AbortController()
  setImmediate(() => stop.abort(new Error('stopped')))
  function* endless() {
    for (;;) yield 'a little more'
  }
  const interrupts = { ...unstoppable, signal: stop.signal }
  await expect(writePieces(path, endless(), { interrupts })).rejects.toThrow('stopped')
  expect([readFileSync(path, 'utf8'), readdirSync(directory)]).toEqual(['old', ['a']])
})

test('writePieces() holds interrupts from its first piece to its end', async () => {
  const heard: string[] = []
  const hold = (): (() => void) => {
    heard.push('held')
    return () => heard.push('released')
  }
  function* pieces() {
    heard.push('first')
    yield 'a'
    heard.push('second')
    yield 'b'
  }
  await writePieces(join(directory, 'a'), pieces(), { interrupts: { ...unstoppable, hold } })
  expect(heard).toEqual(['first', 'held', 'second', 'released'])
})

test('writePieces() says that a file cannot be written', async () => {
  await expect(writePieces(join(directory, 'none', 'a'), ['x'])).rejects.toMatchObject({
    code: 'E_UNWRITABLE',
  })
})

test('writePieces() keeps the order of large pieces, of which one is written while the next is made', async () => {
  const path = join(directory, 'a')
  const pieces = Array.from({ length: 5 }, (_, at) => new Uint8Array(1024 * 1024 + at).fill(at))
  const bytes = await writePieces(path, pieces, { isRemade: true })
  expect([bytes, readFileSync(path).equals(Buffer.concat(pieces))]).toEqual([5_242_890, true])
})

test('writePieces() has done with a piece when it asks for the next', async () => {
  const path = join(directory, 'a')
  const piece = new Uint8Array(300_000)
  function* pieces() {
    for (let count = 0; count < 9; count += 1) yield piece.fill(count)
  }
  await writePieces(path, pieces(), { isRemade: true })
  const expected = Array.from({ length: 9 }, (_, at) => Buffer.alloc(300_000, at))
  expect(readFileSync(path).equals(Buffer.concat(expected))).toBe(true)
})
