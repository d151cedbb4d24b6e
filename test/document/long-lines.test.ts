import { expect, test } from 'vitest'

import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'

/** So long that what takes quadratic time does not end within the time of a test. */
const length = 300_000
const blanks = ' '.repeat(length)

test.each([
  ['ends of environments', 'a \\end{%', '\\end{'],
  ['blanks behind the keyword of a call', '#+call:%', ' '],
  ['blanks in a title with inline code', '* src_sh{true} a%b', ' '],
  ['blanks in the target of a link', 'src_sh{true} [[a%b]]', ' '],
  ['backslashes in the target of a link', 'src_sh{true} [[a%b]]', '\\'],
])('an Org line of many %s is read in linear time', (_, line, piece) => {
  const text = `${line.replace('%', () => piece.repeat(length / piece.length))}\n\n#+call: a()\n`
  expect(parseOrg('/case.org', text).blocks.at(-1)?.call?.target).toBe('a')
})

test('lists in lists that each line begins anew are read in linear time', () => {
  const lists = `${'+ '.repeat(10)}a\n`.repeat(5_000)
  const { blocks } = parseMarkdown('/case.md', `<b>\n\n${lists}\n# a\n\n\`\`\`sh\ntrue\n\`\`\`\n`)
  expect(blocks.map(({ code }) => code)).toStrictEqual(['true'])
})

test('quotes that nothing closes in the variables of a fence are looked at once', () => {
  const value = String.raw`a\"`.repeat(length)
  const { blocks } = parseMarkdown('/case.md', `\`\`\`sh {var='${value},b=1'}\n\`\`\`\n`)
  expect(blocks[0]?.arguments.map((argument) => argument.value)).toStrictEqual([value, 'b=1'])
})

test('slashes in a directory of front matter are looked at once', () => {
  const base = `${'/'.repeat(60_000)}a`
  const fences = '```sh {cwd=b}\n```\n\n'.repeat(100)
  const { blocks } = parseMarkdown('/case.md', `---\ncwd: ${base}\n---\n\n${fences}`)
  expect(blocks[99]?.arguments.at(-1)?.value).toBe(`${base}/b`)
})

test('the blanks in front of the name in a call are none of it', () => {
  const { blocks } = parseOrg('/case.org', `#+call:${blanks}a()\n`)
  expect(blocks[0]?.call?.target).toBe('a')
})
