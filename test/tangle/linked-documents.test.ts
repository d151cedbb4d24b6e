import { expect, test } from 'vitest'

import { linkedDocuments } from '../../src/tangle/linked-documents.ts'

const linked = (text: string) => linkedDocuments('/work/sub/a.sh', text)

test('linkedDocuments() finds the document of a link comment', () => {
  expect(linked('# [[file:../a.org::*Setup][Setup:1]]\nx\n# Setup:1 ends here\n')).toEqual([
    '/work/a.org',
  ])
})

test('linkedDocuments() gives each document once', () => {
  const block = '# [[file:a.org::x][x]]\n# x ends here\n'
  expect(linked(block + block)).toEqual(['/work/sub/a.org'])
})

test('linkedDocuments() reads titles with brackets and closed comments', () => {
  expect(linked('/* [[file:a.org::#id][a [[x]]:1]] */\n/* a [[x]]:1 ends here */')).toEqual([
    '/work/sub/a.org',
  ])
})

test('linkedDocuments() takes no link that nothing ends', () => {
  expect(linked('# see [[file:a.org::x][x]]\n')).toEqual([])
})

test('linkedDocuments() takes no file that is no document', () => {
  expect(linked('# [[file:/etc/passwd::x][x]]\n# x ends here\n')).toEqual([])
})
