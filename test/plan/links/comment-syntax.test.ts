import { expect, test } from 'vitest'

import { commentOut, commentSyntax } from '../../../src/plan/links/comment-syntax.ts'

test('commentSyntax() knows no comments of a language without a mode in plain Emacs', () => {
  expect(commentSyntax('yaml')).toBe(undefined)
})

test('commentSyntax() tells a language that has no comments', () => {
  expect(commentSyntax('text')).toBe(null)
})

test('commentOut() leaves blank lines alone', () => {
  expect(commentOut('a\n \nb', { start: '#', end: '' })).toBe('# a\n \n# b')
})

test('commentOut() breaks up what would end the comment', () => {
  expect(commentOut('a */ b --> */', { start: '/*', end: '*/' })).toBe('/* a *\\/ b --> *\\/ */')
})

test('commentOut() breaks up an end that begins with the same character', () => {
  expect(commentOut('--->', { start: '<!--', end: '-->' })).toBe('<!-- --\\-> -->')
})
