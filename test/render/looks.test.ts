import { expect, test } from 'vitest'

import { completeLooks, defaultLooks, parseFill } from '../../src/render/looks.ts'

test('completeLooks() of nothing is the looks of documents', () => {
  expect(completeLooks({})).toEqual(defaultLooks)
})

test('completeLooks() gives larger text more padding', () => {
  expect(completeLooks({ fontSize: 32 }).padding).toBe(40)
})

test('completeLooks() keeps what is given', () => {
  expect(completeLooks({ fontSize: 32, padding: 3, windowBar: 'Rings' })).toMatchObject({
    padding: 3,
    windowBar: 'Rings',
  })
})

test.each([
  ['font-size', { fontSize: 0 }],
  ['line-height', { lineHeight: Number.NaN }],
  ['padding', { padding: -1 }],
  ['margin', { margin: 1e9 }],
  ['margin-fill', { marginFill: { from: 'red', to: '#ff0000' } }],
])('completeLooks() refuses a wrong %s', (key, given) => {
  expect(() => completeLooks(given)).toThrow(key)
})

test('parseFill() reads one colour', () => {
  expect(parseFill('#6b50ff')).toEqual({ from: '#6b50ff', to: '#6b50ff' })
})

test('parseFill() reads a gradient', () => {
  expect(parseFill('#6b50ff, #00cc1d')).toEqual({ from: '#6b50ff', to: '#00cc1d' })
})

test.each(['', 'red', '#fff', '#000000,#111111,#222222', '#000000,'])(
  'parseFill() refuses %j',
  (text) => {
    expect(() => parseFill(text)).toThrow('margin-fill')
  },
)
