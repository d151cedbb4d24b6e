import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { writeConfined } from '../../src/sandbox/write-confined.ts'
import { isRoot, placeForTest } from './run-inside.ts'

const self = isRoot ? 'root' : 'user'
const plain = { data: 'new', mode: null, createDirectories: false }

test('writeConfined() replaces a file by another inode', () => {
  const { workspace: root } = placeForTest(self)
  writeFileSync(join(root, 'file'), 'old')
  const { ino } = statSync(join(root, 'file'))
  writeConfined({ ...plain, root, path: 'file' })
  expect(statSync(join(root, 'file')).ino).not.toBe(ino)
})

test('writeConfined() writes the bytes that it is given', () => {
  const { workspace: root } = placeForTest(self)
  const data = Uint8Array.from([0, 255, 10, 13])
  writeConfined({ ...plain, data, root, path: join(root, 'file') })
  expect(readFileSync(join(root, 'file'))).toEqual(Buffer.from(data))
})

test('writeConfined() replaces a link and leaves its target alone', () => {
  const { workspace: root, outside } = placeForTest(self)
  writeFileSync(join(outside, 'target'), 'old')
  symlinkSync(join(outside, 'target'), join(root, 'file'))
  writeConfined({ ...plain, root, path: 'file' })
  expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('old')
  expect(lstatSync(join(root, 'file')).isFile()).toBe(true)
})

test('writeConfined() leaves the other name of a hard link alone', () => {
  const { workspace: root, outside } = placeForTest(self)
  writeFileSync(join(outside, 'target'), 'old')
  linkSync(join(outside, 'target'), join(root, 'file'))
  writeConfined({ ...plain, root, path: 'file' })
  expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('old')
})

test.each(['.git/hooks/pre-commit', 'sub/.git/config', '.git', 'link/pre-commit'])(
  'writeConfined() refuses %s, which is for git alone',
  (path) => {
    const { workspace: root } = placeForTest(self)
    mkdirSync(join(root, '.git/hooks'), { recursive: true })
    symlinkSync('.git/hooks', join(root, 'link'))
    expect(() => writeConfined({ ...plain, root, path, createDirectories: true })).toThrow(
      expect.objectContaining({ code: 'E_REFUSED' }),
    )
    expect(readdirSync(join(root, '.git/hooks'))).toEqual([])
  },
)

test('writeConfined() writes below a root that lies in a directory of git', () => {
  const { workspace } = placeForTest(self)
  const root = join(workspace, '.git/hooks')
  mkdirSync(root, { recursive: true })
  writeConfined({ ...plain, root, path: 'pre-commit' })
  expect(readFileSync(join(root, 'pre-commit'), 'utf8')).toBe('new')
})

test.each(['../outside/file', 'a/../../outside/file'])('writeConfined() refuses %s', (path) => {
  const { workspace: root, outside } = placeForTest(self)
  expect(() => writeConfined({ ...plain, root, path, createDirectories: true })).toThrow(
    expect.objectContaining({ code: 'E_REFUSED' }),
  )
  expect(readdirSync(outside)).toEqual([])
})

test('writeConfined() refuses a directory that is a link out of the root', () => {
  const { workspace: root, outside } = placeForTest(self)
  symlinkSync(outside, join(root, 'out'))
  expect(() => writeConfined({ ...plain, root, path: 'out/file' })).toThrow(
    expect.objectContaining({ code: 'E_REFUSED' }),
  )
  expect(readdirSync(outside)).toEqual([])
})

test('writeConfined() makes no directory beyond a link out of the root', () => {
  const { workspace: root, outside } = placeForTest(self)
  symlinkSync(outside, join(root, 'out'))
  const write = { ...plain, root, path: 'out/a/b/file', createDirectories: true }
  expect(() => writeConfined(write)).toThrow(expect.objectContaining({ code: 'E_REFUSED' }))
  expect(readdirSync(outside)).toEqual([])
})

test('writeConfined() follows a directory link that stays in the root', () => {
  const { workspace: root } = placeForTest(self)
  mkdirSync(join(root, 'real'))
  symlinkSync('real', join(root, 'linked'))
  writeConfined({ ...plain, root, path: 'linked/file' })
  expect(readFileSync(join(root, 'real/file'), 'utf8')).toBe('new')
})

test('writeConfined() takes an absolute path through a linked root', () => {
  const { base, workspace } = placeForTest(self)
  const root = join(base, 'linked')
  symlinkSync(workspace, root)
  writeConfined({ ...plain, root, path: join(root, 'file') })
  expect(readFileSync(join(workspace, 'file'), 'utf8')).toBe('new')
})

test('writeConfined() makes the directories that are asked for', () => {
  const { workspace: root } = placeForTest(self)
  writeConfined({ ...plain, root, path: 'a/b/file', createDirectories: true })
  expect(readFileSync(join(root, 'a/b/file'), 'utf8')).toBe('new')
})

test('writeConfined() says that a directory is missing', () => {
  const { workspace: root } = placeForTest(self)
  expect(() => writeConfined({ ...plain, root, path: 'a/file' })).toThrow(
    expect.objectContaining({ code: 'E_UNWRITABLE' }),
  )
})

test('writeConfined() keeps the mode of a file when it is given none', () => {
  const { workspace: root } = placeForTest(self)
  writeFileSync(join(root, 'file'), 'old')
  chmodSync(join(root, 'file'), 0o751)
  writeConfined({ ...plain, root, path: 'file' })
  expect(statSync(join(root, 'file')).mode & 0o7777).toBe(0o751)
})

test('writeConfined() sets the mode that it is given, whatever the umask', () => {
  const { workspace: root } = placeForTest(self)
  writeConfined({ ...plain, mode: 0o777, root, path: 'file' })
  expect(statSync(join(root, 'file')).mode & 0o7777).toBe(0o777)
})

test('writeConfined() never sets a set-user-ID bit', () => {
  const { workspace: root } = placeForTest(self)
  writeConfined({ ...plain, mode: 0o4755, root, path: 'file' })
  expect(statSync(join(root, 'file')).mode & 0o7777).toBe(0o755)
})

test('writeConfined() leaves no file behind when it fails', () => {
  const { workspace: root } = placeForTest(self)
  mkdirSync(join(root, 'file'))
  expect(() => writeConfined({ ...plain, root, path: 'file' })).toThrow(
    expect.objectContaining({ code: 'E_UNWRITABLE' }),
  )
  expect(readdirSync(root)).toEqual(['file'])
})

test('writeConfined() reports a file system that takes no file', () => {
  const write = { ...plain, root: '/proc', path: 'file' }
  expect(() => writeConfined(write)).toThrow(expect.objectContaining({ code: 'E_UNWRITABLE' }))
})
