import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { ConfinedWriter } from '../../src/sandbox/confined-writer.ts'
import { isRoot, type Place, placeForTest } from './run-inside.ts'

const plain = { mode: null, createDirectories: false }

/** A place, and a function that writes a text into its workspace. */
function writing() {
  const place: Place = placeForTest(isRoot ? 'root' : 'user')
  const root = place.workspace
  const writer = new ConfinedWriter([join(root, 'protected')], () => 'Do not.')
  onTestFinished(() => writer.close())
  const write = (path: string, text: string, settings = {}) =>
    writer.write({ ...plain, ...settings, root, path, data: Buffer.from(text) })
  return { ...place, root, write, writer }
}

const openFiles = () => readdirSync('/proc/self/fd').length
const refused = expect.objectContaining({ code: 'E_REFUSED' })
const unwritable = expect.objectContaining({ code: 'E_UNWRITABLE' })

test('ConfinedWriter leaves a file alone that holds the text already', () => {
  const { root, write } = writing()
  writeFileSync(join(root, 'file'), 'same')
  const { ino } = statSync(join(root, 'file'))
  expect(write('file', 'same')).toBe('unchanged')
  expect(statSync(join(root, 'file')).ino).toBe(ino)
})

test('ConfinedWriter replaces a file of the same length by another inode', () => {
  const { root, write } = writing()
  writeFileSync(join(root, 'file'), 'text')
  const { ino } = statSync(join(root, 'file'))
  expect(write('file', 'TEXT')).toBe('written')
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('TEXT')
  expect(statSync(join(root, 'file')).ino).not.toBe(ino)
})

test('ConfinedWriter gives a file with the same text the mode that is asked for', () => {
  const { root, write } = writing()
  writeFileSync(join(root, 'file'), 'same', { mode: 0o644 })
  expect(write('file', 'same', { mode: 0o755 })).toBe('written')
  expect(statSync(join(root, 'file')).mode & 0o7777).toBe(0o755)
})

test('ConfinedWriter keeps the mode of a file when it is given none', () => {
  const { root, write } = writing()
  writeFileSync(join(root, 'file'), 'old')
  chmodSync(join(root, 'file'), 0o751)
  write('file', 'new')
  expect(statSync(join(root, 'file')).mode & 0o7777).toBe(0o751)
})

test('ConfinedWriter replaces a link to a file with the same text, and leaves that file alone', () => {
  const { root, outside, write } = writing()
  writeFileSync(join(outside, 'target'), 'same')
  symlinkSync(join(outside, 'target'), join(root, 'file'))
  write('file', 'same')
  expect(lstatSync(join(root, 'file')).isFile()).toBe(true)
})

test('ConfinedWriter parts a file with the same text from its other name', () => {
  const { root, outside, write } = writing()
  writeFileSync(join(outside, 'target'), 'same')
  linkSync(join(outside, 'target'), join(root, 'file'))
  write('file', 'same')
  expect(statSync(join(root, 'file')).nlink).toBe(1)
})

test('ConfinedWriter goes on writing into a directory whose name becomes a link out of the root', () => {
  const { root, outside, write } = writing()
  mkdirSync(join(root, 'out'))
  write('out/first', 'text')
  renameSync(join(root, 'out'), join(root, 'moved'))
  symlinkSync(outside, join(root, 'out'))
  write('out/second', 'text')
  expect(readdirSync(outside)).toEqual([])
  expect(readdirSync(join(root, 'moved'))).toEqual(['first', 'second'])
})

test.each(['../outside/file', 'a/../../outside/file', 'a/..', '.'])(
  'ConfinedWriter refuses %s',
  (path) => {
    const { outside, write } = writing()
    expect(() => write(path, 'text', { createDirectories: true })).toThrow(refused)
    expect(readdirSync(outside)).toEqual([])
  },
)

test('ConfinedWriter refuses a directory that is a link out of the root', () => {
  const { root, outside, write } = writing()
  symlinkSync(outside, join(root, 'out'))
  expect(() => write('out/file', 'text')).toThrow(refused)
  expect(readdirSync(outside)).toEqual([])
})

test('ConfinedWriter makes the directories that are asked for', () => {
  const { root, write } = writing()
  write('a/b/file', 'text', { createDirectories: true })
  expect(readFileSync(join(root, 'a/b/file'), 'utf8')).toBe('text')
})

test('ConfinedWriter says that a directory is missing', () => {
  const { write } = writing()
  expect(() => write('a/file', 'text')).toThrow(unwritable)
})

test('ConfinedWriter leaves no file behind when it fails', () => {
  const { root, write } = writing()
  mkdirSync(join(root, 'file'))
  expect(() => write('file', 'text')).toThrow(unwritable)
  expect(readdirSync(root)).toEqual(['file'])
})

test('ConfinedWriter writes into more directories than it keeps open', () => {
  const { root, write } = writing()
  const before = openFiles()
  const paths = Array.from({ length: 200 }, (_, index) => `${index % 100}/${index}`)
  for (const path of paths) write(path, path, { createDirectories: true })
  expect(openFiles() - before).toBeLessThan(100)
  expect(paths.map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(paths)
})

test('ConfinedWriter leaves nothing open behind', () => {
  const { write, writer } = writing()
  const before = openFiles()
  for (const path of ['a/1', 'b/1', 'a/1']) write(path, path, { createDirectories: true })
  writer.close()
  expect(openFiles()).toBe(before)
})

test.each(['protected', 'protected/file', 'PROTECTED'])(
  'ConfinedWriter refuses the protected path %s and makes no directory for it',
  (path) => {
    const { root, write } = writing()
    expect(() => write(path, 'text', { createDirectories: true })).toThrow(refused)
    expect(readdirSync(root)).toEqual([])
  },
)

test('ConfinedWriter refuses a protected path that a link leads to', () => {
  const { root, write } = writing()
  mkdirSync(join(root, 'protected'))
  symlinkSync('protected', join(root, 'link'))
  expect(() => write('link/file', 'text')).toThrow(refused)
})
