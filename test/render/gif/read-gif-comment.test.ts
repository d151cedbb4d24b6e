import { expect, test } from 'vitest'

import { readGifComment } from '../../../src/render/gif/read-gif-comment.ts'

const header = [...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
const picture = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
const pictureWithTable = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, 0, 0, 0, 1, 1, 1, 2, 2, 0x44, 1, 0]
const control = [0x21, 0xf9, 4, 4, 0, 0, 0, 0]
const comment = [0x21, 0xfe, 3, ...Buffer.from('abc'), 2, ...Buffer.from('de'), 0]

test.each([
  ['at the start', [...header, ...comment, ...control, ...picture, 0x3b], 'abcde'],
  [
    'after pictures',
    [...header, ...control, ...picture, ...pictureWithTable, ...comment, 0x3b],
    'abcde',
  ],
  ['nowhere', [...header, ...control, ...picture, 0x3b], null],
  ['behind the end', [...header, 0x3b, ...comment], null],
  ['cut short', [...header, 0x21, 0xfe, 9, ...Buffer.from('abc')], 'abc'],
  ['in a file that ends in a picture', [...header, ...picture.slice(0, 12)], null],
  ['in no file at all', [], null],
  ['in another kind of file', [...Buffer.from('PNG'), ...comment], null],
])('readGifComment() reads a comment %s', (_, bytes, expected) => {
  expect(readGifComment(Uint8Array.from(bytes))).toBe(expected)
})
