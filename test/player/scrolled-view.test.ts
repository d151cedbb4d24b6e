import { expect, test } from 'vitest'

import { openScrolledView, type ScrolledView } from '../../src/player/scrolled-view.ts'
import { openScreen, type OpenScreen } from '../../src/screen/open-screen.ts'

const size = { cols: 12, rows: 3 }

/** A window over some output, and a terminal that has shown the same. */
function opened(output: string): { view: ScrolledView; screen: OpenScreen } {
  const view = openScrolledView(size, () => true)
  const screen = openScreen(size)
  view.write(Buffer.from(output))
  screen.write(output)
  return { view, screen }
}

const five = 'one\r\ntwo\r\nthree\r\nfour\r\nfive'

test('a window shows lines that have scrolled out', () => {
  const { view, screen } = opened(five)
  screen.write(view.scroll(-1))
  expect(screen.lines()).toEqual(['two', 'three', 'four'])
})

test('a window goes no further than there are lines', () => {
  const { view, screen } = opened(five)
  screen.write(view.scroll(-9) + view.scroll(-1))
  expect(screen.lines()).toEqual(['one', 'two', 'three'])
})

test('a window that returns to the end leaves the terminal as it was', () => {
  const { view, screen } = opened(`${five}\u001b[1;32m`)
  const before = screen.snapshot()
  screen.write(view.scroll(-2) + view.scroll(2))
  const after = screen.snapshot()
  expect([after.lines, after.cursor, view.isBack()]).toEqual([before.lines, before.cursor, false])
})

test('styles and wide characters are drawn as they were', () => {
  const { view, screen } = opened(
    '\u001b[1;3;4:3;7;9;31;48;2;1;2;3mab\u001b[m 日本\u001b[38;5;200mc\r\n2\r\n3\r\n4',
  )
  const shown = openScreen(size)
  shown.write('\u001b[1;3;4:3;7;9;31;48;2;1;2;3mab\u001b[m 日本\u001b[38;5;200mc')
  screen.write(view.scroll(-1))
  expect(screen.snapshot().lines[0]).toEqual(shown.snapshot().lines[0])
})

test('a program on the alternate screen leaves nothing to scroll to', () => {
  expect(opened(`${five}\u001b[?1049hx`).view.scroll(-1)).toBe('')
})

test('output does not move a window that is scrolled back', () => {
  const { view, screen } = opened(five)
  screen.write(view.scroll(-2))
  view.write(Buffer.from('\r\nsix'))
  screen.write(view.scroll(1))
  expect(screen.lines()).toEqual(['two', 'three', 'four'])
})

test('a window is not kept busy by a sequence that says to repeat itself for ever', () => {
  const { view, screen } = opened(`${five}\u001b[2147483647L`)
  screen.write(view.scroll(-1))
  expect(screen.lines()[0]).toBe('two')
})
