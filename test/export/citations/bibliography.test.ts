import { expect, test } from 'vitest'

import { parseOrg } from '../../../src/document/org/parse-org.ts'
import { type Exported, exportTree } from '../../../src/export/export-tree.ts'

/** Exports a document with one file beside it, `works.bib` or `works.json`. */
function exported(text: string, works: string, format: 'html' | 'md' = 'html'): Exported {
  const largeText = (path: string): string | null => (path.startsWith('works.') ? works : null)
  const beside = { text: () => null, largeText, isMissing: () => false }
  const settings = { format, bodyOnly: true, base: '', allowRawHtml: false }
  return exportTree(parseOrg('/case.org', text, beside), settings, beside)
}

const cited = '#+bibliography: works.bib\n\nA [cite:@k].\n'

test('entries of one line are read, one after another', () => {
  const works = '@misc{j, author={J}, year=2001}\n@misc{k, author={K}, year=2002}\n'
  expect(exported(cited, works).text).toContain('A (K, 2002).')
})

test('a file that cannot be read is told', () => {
  expect(exported('#+bibliography: none.bib\n\n[cite:@k]\n', '').warnings).toEqual([
    'The bibliography "none.bib" is left out: it cannot be read.',
    'No bibliography has the key "k".',
  ])
})

test('a malformed file is told with the line of its mistake', () => {
  const { warnings } = exported(cited, '@misc{j, year = 2001}\n\n@misc{k,\n title {x}\n}\n')
  expect(warnings[0]).toBe(
    'The bibliography "works.bib" is left out: line 3, an entry with a mistake in it.',
  )
})

test('a processor that is not there is told, and citations are written all the same', () => {
  const { text, warnings } = exported(
    `#+cite_export: csl apa.csl\n${cited}`,
    '@misc{k, author={K}, year=2002}\n',
  )
  expect(text).toContain('A (K, 2002).')
  expect(warnings).toEqual([
    'Citations are written as the processor "basic" does: "csl" is not there.',
  ])
})

test('authors and titles write no tags, and no Markdown', () => {
  const works = '@misc{k, author={<b> *K*}, title = {\\foo{<i>} <u> *t*}, year = 1}\n'
  const source = `${cited}\n#+print_bibliography:\n`
  expect(exported(source, works).text).not.toMatch(/<[bu]>|foo\{<i>/)
  expect(exported(source, works, 'md').text).toBe(
    'A (\\<b> \\*K\\*, 1).\n\n\\<b> \\*K\\* (1). *`\\foo{<i>}` \\<u> \\*t\\**.\n',
  )
})

const size = 1 << 21
test.each([
  ['braces that nothing closes', `@misc{k, title = ${'{'.repeat(size)}`],
  ['braces within braces', `@misc{k, title = ${'{'.repeat(size / 2)}${'}'.repeat(size / 2)}}`],
  ['quotes that nothing closes', `@misc{k, title = "${'\\"'.repeat(size / 2)}`],
  ['entries that nothing closes', '@misc{k,\n'.repeat(size / 9)],
  ['comments', '@comment{k,\n'.repeat(size / 12)],
  [
    'entries',
    Array.from({ length: size / 32 }, (_, at) => `@misc{k${at},\n year = ${at}\n}\n`).join(''),
  ],
  ['blanks', `@misc{k,${' \n'.repeat(size / 2)}`],
  ['fields without value', `@misc{k${', a'.repeat(size / 3)}}`],
  ['texts put together', `@misc{k, title = a${'#"b"'.repeat(size / 4)}}`],
  [
    'an enlarged string',
    `@string{a = "${'b'.repeat(size / 2)}"}\n@misc{k, title = a${'#a'.repeat(size / 4)}}`,
  ],
])('two megabytes of %s are read in linear time', (_, works) => {
  expect(exported(cited, works).text).toContain('<p>\nA (')
})

test.each([
  ['citations', '[cite:@k] '.repeat(20_000)],
  ['citations that nothing closes', '[cite:@k '.repeat(20_000)],
  ['citations within citations', `${'[cite:'.repeat(20_000)}@k${']'.repeat(20_000)}`],
  ['keys', `[cite:${'@k;'.repeat(3_000)}]`],
  ['semicolons', `[cite:@k${';'.repeat(9_000)}]`],
  ['notes', '"a" [cite/ft:@k]. '.repeat(5_000)],
])('many %s are exported in linear time', (_, text) => {
  const { text: page } = exported(`#+bibliography: works.bib\n\n${text}\n\nend\n`, '@misc{k,}\n')
  expect(page).toContain('end')
})
