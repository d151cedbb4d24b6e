import { expect, test } from 'vitest'

import { AnswerBook, type RecordedAnswer } from '../../src/rehearsal/answer-book.ts'
import { parseCassette } from '../../src/rehearsal/cassette.ts'

const cassette = parseCassette(
  'x.rehearsal.yaml',
  `version: 1
commands:
  - run: get status
    answers:
      - stdout: pending
      - stdout: ready
  - run: get last
    answers:
      - stdout: one
      - stdout: two
    repeat: last
  - run: get * name
    stdout: any
    repeat: last
  - run: apply ...
    stdout: applied
    repeat: last
`,
)
const answers = (book: AnswerBook, ...lines: string[]): string[] =>
  lines.map((line) => book.answer(line.split(' ')).answer.stdout)
const open = (...recorded: Omit<RecordedAnswer, 'filter' | 'program' | 'exitCode'>[]) =>
  new AnswerBook(
    cassette,
    recorded.map((answer) => ({ ...answer, program: '', exitCode: 0, filter: null })),
  )

test('answer() goes through the answers of a command by occurrence', () => {
  expect(answers(open(), 'get status', 'get last', 'get status')).toEqual([
    'pending',
    'one',
    'ready',
  ])
})

test('answer() has nothing after the last answer', () => {
  const book = open()
  answers(book, 'get status', 'get status')
  expect(book.answer(['get', 'status'])).toEqual({
    answer: { stdout: '', stderr: '', exitCode: 0, delayMs: 0, files: [] },
    coverage: 'uncovered',
  })
})

test('answer() goes on with the last answer when told to repeat it', () => {
  expect(answers(open(), 'get last', 'get last', 'get last', 'get last')).toEqual([
    'one',
    'two',
    'two',
    'two',
  ])
})

test('answer() counts occurrences over all blocks', () => {
  const book = open()
  book.enter(0, 'block')
  const first = answers(book, 'get status')
  book.enter(1, 'block')
  expect([...first, ...answers(book, 'get status')]).toEqual(['pending', 'ready'])
})

test('answer() takes any one word for a star', () => {
  expect(answers(open(), 'get pods name', 'get name', 'get a b name')).toEqual(['any', '', ''])
})

test.each(['apply', 'apply -f x', 'apply a b c d'])(
  'answer() takes any rest for three dots: %s',
  (line) => {
    expect(answers(open(), line)).toEqual(['applied'])
  },
)

test('answer() gives the result of the document to the call that it belongs to', () => {
  const book = open({ block: 4, call: 2, stdout: 'from the document' })
  book.enter(4, 'block')
  expect(answers(book, 'list a', 'list b', 'list c')).toEqual(['', 'from the document', ''])
})

test('answer() gives the result of the document only while its block runs', () => {
  const book = open({ block: 4, call: 1, stdout: 'from the document' })
  book.enter(3, 'block')
  expect(book.answer(['list', 'a']).coverage).toBe('uncovered')
})

test('answer() says who answered', () => {
  const book = open({ block: 4, call: 2, stdout: 'x' })
  book.enter(4, 'block')
  const covered = ['apply', 'list', 'other'].map((line) => book.answer([line]).coverage)
  expect(covered).toEqual(['cassette', 'document', 'uncovered'])
})

test('answerLocal() has only what the cassette has, and counts no call', () => {
  const book = open({ block: -1, call: 1, stdout: 'recorded' })
  const local = book.answerLocal(['tar', 'x'])
  expect([local, book.answer(['tar', 'x']).answer.stdout]).toEqual([null, 'recorded'])
})

test('answer() counts each program apart, since those of a pipeline begin in any order', () => {
  const recorded = {
    block: 1,
    program: 'sort',
    call: 1,
    stdout: 'sorted',
    exitCode: 0,
    filter: null,
  }
  const book = new AnswerBook(cassette, [recorded])
  book.enter(1, 'block')
  expect(answers(book, 'list a', 'list b', 'sort')).toEqual(['', '', 'sorted'])
})
