import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readConfined } from '../../src/sandbox/read-confined.ts'
import { isRoot, placeForTest } from './run-inside.ts'

const self = isRoot ? 'root' : 'user'
const refused = expect.objectContaining({ code: 'E_REFUSED' })

test('readConfined() reads a regular file', () => {
  const { workspace: root } = placeForTest(self)
  writeFileSync(join(root, 'file'), 'text')
  const bytes = readConfined({ root, path: 'file', maxBytes: 4 })
  expect(Buffer.from(bytes).toString()).toBe('text')
})

test('readConfined() refuses a file over the limit', () => {
  const { workspace: root } = placeForTest(self)
  writeFileSync(join(root, 'file'), 'text')
  expect(() => readConfined({ root, path: 'file', maxBytes: 3 })).toThrow(refused)
})

test('readConfined() refuses a link', () => {
  const { workspace: root } = placeForTest(self)
  symlinkSync('/etc/passwd', join(root, 'file'))
  expect(() => readConfined({ root, path: 'file', maxBytes: 9999 })).toThrow(refused)
})

test('readConfined() refuses a directory that is a link out of the root', () => {
  const { workspace: root } = placeForTest(self)
  symlinkSync('/etc', join(root, 'out'))
  expect(() => readConfined({ root, path: 'out/passwd', maxBytes: 9999 })).toThrow(refused)
})

test('readConfined() refuses another name of a file elsewhere', () => {
  const { workspace: root, outside } = placeForTest(self)
  writeFileSync(join(outside, 'secret'), 'secret')
  linkSync(join(outside, 'secret'), join(root, 'file'))
  expect(() => readConfined({ root, path: 'file', maxBytes: 9999 })).toThrow(refused)
})

test('readConfined() refuses a FIFO without waiting for its writer', () => {
  const { workspace: root } = placeForTest(self)
  execFileSync('mkfifo', [join(root, 'file')])
  expect(() => readConfined({ root, path: 'file', maxBytes: 9999 })).toThrow(refused)
})

test('readConfined() refuses a directory', () => {
  const { workspace: root } = placeForTest(self)
  mkdirSync(join(root, 'file'))
  expect(() => readConfined({ root, path: 'file', maxBytes: 9999 })).toThrow(refused)
})

test('readConfined() says that a file is missing', () => {
  const { workspace: root } = placeForTest(self)
  expect(() => readConfined({ root, path: 'file', maxBytes: 9999 })).toThrow(
    expect.objectContaining({ code: 'E_NO_SUCH_FILE' }),
  )
})
