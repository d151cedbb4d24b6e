import { expect, test, vi } from 'vitest'

import type { Style } from '../../src/screen/cell.ts'
import { openScreen } from '../../src/screen/open-screen.ts'
import type { Screen } from '../../src/screen/screen.ts'

function screenOf(data: string, size = { cols: 20, rows: 4 }): Screen {
  const screen = openScreen(size)
  screen.write(data)
  return screen.snapshot()
}

const styleOf = (data: string): Style | undefined => screenOf(`${data}x`).lines[0]?.[0]?.style

test.each([
  ['an emoji', '🚀', 2],
  ['a joined family', '👨‍👩‍👧', 2],
  ['a flag', '🇰🇷', 2],
  ['Hangul', '한', 2],
  ['decomposed Hangul', '\u1112\u1161\u11ab', 2],
  ['a letter with a mark', 'e\u0301', 1],
  ['box drawing', '─', 1],
])('openScreen() gives %s its width', (_, text, width) => {
  expect(screenOf(text).lines[0]?.[0]).toMatchObject({ text, width })
})

test('openScreen() prints nothing about a byte that it cannot read', () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue()
  screenOf('a\u007fb')
  const calls = printed.mock.calls.length
  printed.mockRestore()
  expect(calls).toBe(0)
})

test('openScreen() makes the right half of a wide cell width 0', () => {
  expect(screenOf('한').lines[0]?.[1]).toMatchObject({ text: '', width: 0 })
})

test.each([
  ['bold', '\u001b[1m'],
  ['dim', '\u001b[2m'],
  ['italic', '\u001b[3m'],
  ['inverse', '\u001b[7m'],
  ['hidden', '\u001b[8m'],
  ['strike', '\u001b[9m'],
] as const)('openScreen() reads %s', (attribute, sequence) => {
  expect(styleOf(sequence)?.[attribute]).toBe(true)
})

test.each([
  ['\u001b[4m', 'single'],
  ['\u001b[21m', 'double'],
  ['\u001b[4:2m', 'double'],
  ['\u001b[4:3m', 'curly'],
  ['\u001b[4:4m', 'dotted'],
  ['\u001b[4:5m', 'dashed'],
  ['\u001b[4:3m\u001b[4:0m', 'none'],
  ['\u001b[4m\u001b[24m', 'none'],
])('openScreen() reads the underline of %j', (sequence, underline) => {
  expect(styleOf(sequence)?.underline).toBe(underline)
})

test.each([
  ['no colour', '\u001b[4m', { kind: 'default' }],
  ['one of 256 colours', '\u001b[4;58;5;9m', { kind: 'indexed', index: 9 }],
  ['a direct colour', '\u001b[4:3;58:2::1:2:3m', { kind: 'rgb', value: 0x010203 }],
  ['a colour that was taken back', '\u001b[4;58;5;9;59m', { kind: 'default' }],
])('openScreen() reads an underline with %s', (_, sequence, color) => {
  expect(styleOf(sequence)?.underlineColor).toEqual(color)
})

test('openScreen() reads where a hyperlink leads to', () => {
  const { lines } = screenOf('\u001b]8;;https://example.org/\u0007a\u001b]8;;\u0007b')
  expect(lines[0]?.slice(0, 2).map(({ style }) => style.link)).toEqual(['https://example.org/', ''])
})

test.each([
  ['one of 16 colours', '\u001b[31m', { kind: 'indexed', index: 1 }],
  ['a bright colour', '\u001b[91m', { kind: 'indexed', index: 9 }],
  ['one of 256 colours', '\u001b[38;5;208m', { kind: 'indexed', index: 208 }],
  ['a direct colour', '\u001b[38;2;1;2;3m', { kind: 'rgb', value: 0x010203 }],
  ['direct black', '\u001b[38;2;0;0;0m', { kind: 'rgb', value: 0 }],
  ['the default', '\u001b[31;39m', { kind: 'default' }],
])('openScreen() reads %s', (_, sequence, color) => {
  expect(styleOf(sequence)?.foreground).toEqual(color)
})

test('openScreen() reads the colour of the ground', () => {
  expect(styleOf('\u001b[48;5;17m')?.background).toEqual({ kind: 'indexed', index: 17 })
})

test.each([
  ['a block at first', '', 'block'],
  ['hidden by DECTCEM', '\u001b[?25l', 'hidden'],
  ['shown again', '\u001b[?25l\u001b[?25h', 'block'],
  ['underline by DECSCUSR', '\u001b[4 q', 'underline'],
  ['bar by DECSCUSR', '\u001b[6 q', 'bar'],
  ['a block after a soft reset', '\u001b[6 q\u001b[?25l\u001b[!p', 'block'],
  ['a block after a full reset', '\u001b[6 q\u001b[?25l\u001bc', 'block'],
])('snapshot() has a cursor that is %s', (_, data, shape) => {
  expect(screenOf(data).cursor.shape).toBe(shape)
})

test.each([
  ['ESC 7 and ESC 8', '\u001b7\u001b[?6h\u001b8', 3],
  ['CSI s and CSI u', '\u001b[s\u001b[?6h\u001b[u', 3],
  ['mode 1048', '\u001b[?1048h\u001b[?6h\u001b[?1048l', 3],
  ['mode 1049', '\u001b[?1049h\u001b[?6h\u001b[?1049l', 3],
  ['ESC 7 and ESC 8 in origin mode', '\u001b[?6h\u001b7\u001b[?6l\u001b8', 2],
  ['ESC 8 alone', '\u001b[?6h\u001b8', 3],
  ['another save, on the other screen', '\u001b[?6h\u001b7\u001b[?47h\u001b8', 3],
])('openScreen() restores the origin mode with the cursor: %s', (_, data, row) => {
  expect(screenOf(`\u001b[2;3r${data}\u001b[4;1H`).cursor.row).toBe(row)
})

test.each([
  ['A', 1],
  ['B', 2],
  ['C', 1],
  ['E', 2],
  ['5G', 1],
  ['5`', 1],
])('openScreen() counts the rows of CSI %s in origin mode from the cursor', (sequence, row) => {
  expect(screenOf(`\u001b[2;4r\u001b[?6h\u001b[${sequence}`).cursor.row).toBe(row)
})

test('openScreen() clears the alternate screen for a program that is started on it', () => {
  const { lines } = screenOf('\u001b[?1049hfirst\u001b[?1049h\u001b[2;1H')
  expect(lines[0]?.map(({ text }) => text).join('')).toBe('')
})

test('snapshot() keeps the cursor in the last column while a wrap is pending', () => {
  expect(screenOf('1234', { cols: 4, rows: 2 }).cursor).toMatchObject({ column: 3, row: 0 })
})

test('snapshot() gives rows that did not change as the same objects', () => {
  const screen = openScreen({ cols: 10, rows: 3 })
  screen.write('one\r\ntwo')
  const before = screen.snapshot()
  screen.write('!')
  expect(screen.snapshot().lines[0]).toBe(before.lines[0])
})

test('snapshot() gives a row with combined characters that did not change as the same object', () => {
  const screen = openScreen({ cols: 10, rows: 3 })
  screen.write('e\u0301 \u001b[4mx\u001b[m\r\n')
  const before = screen.snapshot()
  screen.write('!')
  expect(screen.snapshot().lines[0]).toBe(before.lines[0])
})

test('snapshot() sees a change of nothing but a combined mark', () => {
  const screen = openScreen({ cols: 10, rows: 3 })
  screen.write('e\u0301')
  screen.snapshot()
  screen.write('\re\u0300')
  expect(screen.snapshot().lines[0]?.[0]?.text).toBe('e\u0300')
})

test('snapshot() gives equal cells as the same object', () => {
  const [line = []] = screenOf('\u001b[1mab\u001b[ma\u001b[1ma').lines
  expect(line[3]).toBe(line[0])
})

test('write() acts at once, also on a sequence in two parts', () => {
  const screen = openScreen({ cols: 10, rows: 1 })
  screen.write('\u001b[3')
  screen.write('1mx')
  expect(screen.snapshot().lines[0]?.[0]?.style.foreground).toEqual({ kind: 'indexed', index: 1 })
})

test('write() takes bytes that are cut within a character', () => {
  const screen = openScreen({ cols: 10, rows: 1 })
  const bytes = Buffer.from('한')
  screen.write(bytes.subarray(0, 1))
  screen.write(bytes.subarray(1))
  expect(screen.lines()).toEqual(['한'])
})

test('lines() is what is visible after scrolling', () => {
  const screen = openScreen({ cols: 10, rows: 2 })
  screen.write('one\r\ntwo\r\nthree')
  expect(screen.lines()).toEqual(['two', 'three'])
})

test('lines() is the alternate screen while it is shown', () => {
  const screen = openScreen({ cols: 10, rows: 1 })
  screen.write('shell\u001b[?1049h\u001b[Heditor')
  expect(screen.lines()).toEqual(['editor'])
})

test('resize() changes the size of the next snapshot', () => {
  const screen = openScreen({ cols: 10, rows: 2 })
  screen.resize({ cols: 6, rows: 3 })
  const { cols, rows, lines } = screen.snapshot()
  expect([cols, rows, lines.length, lines[0]?.length]).toEqual([6, 3, 3, 6])
})

test('isHeld() follows synchronized output', () => {
  const screen = openScreen({ cols: 10, rows: 2 })
  screen.write('\u001b[?2026h')
  const during = screen.isHeld()
  screen.write('\u001b[?2026l')
  expect([during, screen.isHeld()]).toEqual([true, false])
})

test.each('L M S T I Z b'.split(' '))(
  'write() repeats CSI 2147483647 %s as often as can be seen',
  (final) => {
    const screen = openScreen({ cols: 10, rows: 2 })
    screen.write(`a\u001b[2147483647${final}\u001b[H-`)
    expect(screen.lines()[0]).toMatch(/^-/)
  },
)

test.each([0, 1001, 1.5, Number.NaN])('openScreen() refuses %d columns', (cols) => {
  expect(() => openScreen({ cols, rows: 2 })).toThrow('a terminal cannot have')
})
