import { expect, test } from 'vitest'

import { openScreen } from '../../src/screen/open-screen.ts'

const colors = {
  foreground: 0xdddddd,
  background: 0x0a0b0c,
  cursor: 0xff0000,
  indexed: Array.from({ length: 256 }, (_, index) => index),
}

/** What a terminal answers to a program. */
function replies(question: string): string[] {
  const screen = openScreen({ cols: 20, rows: 2 })
  const heard: string[] = []
  screen.answerColors(colors, (data) => heard.push(data.replaceAll('\u001b', '')))
  screen.write(question)
  return heard
}

test.each([
  ['its text', '\u001b]10;?\u0007', [String.raw`]10;rgb:dddd/dddd/dddd\ `]],
  ['its ground', '\u001b]11;?\u001b\\', [String.raw`]11;rgb:0a0a/0b0b/0c0c\ `]],
  ['its cursor', '\u001b]12;?\u0007', [String.raw`]12;rgb:ffff/0000/0000\ `]],
  ['an indexed colour', '\u001b]4;200;?\u0007', [String.raw`]4;200;rgb:0000/0000/c8c8\ `]],
  [
    'text and ground at once',
    '\u001b]10;?;?\u0007',
    [String.raw`]10;rgb:dddd/dddd/dddd\ `, String.raw`]11;rgb:0a0a/0b0b/0c0c\ `],
  ],
  [
    'two indexed colours at once',
    '\u001b]4;1;?;2;?\u0007',
    [String.raw`]4;1;rgb:0000/0000/0101\ `, String.raw`]4;2;rgb:0000/0000/0202\ `],
  ],
])('a terminal tells the colour of %s', (_, question, answers) => {
  expect(replies(question)).toEqual(answers.map((answer) => answer.trimEnd()))
})

test.each(['\u001b]11;#ffffff\u0007', '\u001b]4;256;?\u0007', '\u001b]4;1;#fff\u0007'])(
  'a terminal is silent about %j',
  (question) => expect(replies(question)).toEqual([]),
)
