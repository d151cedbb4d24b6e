import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readFrontMatter } from '../../../../src/document/markdown/attributes/front-matter.ts'

const written = (source: string) =>
  readFrontMatter(source)
    .arguments.map(({ key, value }) => `${key}=${value}`)
    .join(' ')

for (const [kind, source, expected] of [
  ['YAML', '---\nrunbook:\n  session: s\n---\n', 'session=s'],
  ['YAML with carriage returns', '---\r\nrunbook:\r\n  dir: "a b"\r\n---\r\n', 'dir=a b'],
  ['YAML behind a byte order mark', '\uFEFF---\nrunbook: {cols: 80}\n---\n', 'cols=80'],
  ['TOML', '+++\n[runbook]\nsession = "s"\nrows = 5\n+++\n', 'session=s rows=5'],
  ['TOML between dashes', '---\nshell = "fish"\n---\n', 'shell=fish'],
  [
    'a map that is not ours as it stands',
    '---\nrunbook: {x-a: {b: [1,2]}}\n---\n',
    'x-a={b: [1,2]}',
  ],
  ['JSON', '{\n  "runbook": {"session": "s"}\n}\n', 'session=s'],
  ['keys of Runme', '---\nshell: bash\ncwd: ../x\ntitle: A\n---\n', 'shell=bash cwd=../x'],
  ['settings of Quarto', '---\nexecute:\n  enabled: false\n  debug: true\n---\n', 'eval=false'],
  [
    'lists and maps',
    '---\nrunbook:\n  tag: [a, b]\n  var: {x: 1, y: a b}\n---\n',
    'tag=a,b var=x=1 var=y="a b"',
  ],
  ['numbers as they are written', '---\nrunbook: {a: 1.0, b: on}\n---\n', 'a=1.0 b=on'],
  ['an empty one', '---\n---\ntext\n', ''],
  ['a thematic break before a blank line', '---\n\nrunbook: {a: 1}\n\n---\n', ''],
  ['text between thematic breaks', '---\nsome text\n---\n', ''],
  ['JSON that is text', '{a} is a set\n', ''],
] as const) {
  test(`readFrontMatter() reads ${kind}`, () => {
    expect(written(source)).toBe(expected)
  })
}

for (const [what, source] of [
  ['a title', '---\n# Title\n[text]: `a`\n---\n'],
  ['a key that a block printed', '---\n```sh\nx\n```\n\n```output\na: 1\n```\n---\n'],
] as const) {
  test(`readFrontMatter() finds none in text between thematic breaks with ${what}`, () => {
    expect(readFrontMatter(source)).toEqual({ arguments: [], faults: [], end: 0 })
  })
}

test('readFrontMatter() ends behind its closing line', () => {
  expect(readFrontMatter('---\na: 1\n---\ntext').end).toBe(13)
})

for (const [kind, source, line] of [
  ['YAML', '---\nrunbook: 1\nb: [\n---\n', 3],
  ['TOML', '+++\nrunbook = 1\nb = \n+++\n', 3],
  ['JSON', '{\n "runbook": 1,\n "b" 2}\n}\n', 3],
] as const) {
  test(`readFrontMatter() reports invalid ${kind} with its place`, () => {
    const [fault] = readFrontMatter(source).faults
    const at = source.slice(0, fault?.span.start).split('\n').length
    expect([fault?.code, at >= line - 0 && at <= line + 1]).toEqual(['E_FORMAT', true])
  })
}

test.each([
  '---\ntitle: Ship\nabout: "a "load""\n---\n',
  '+++\ntitle = "{{ replace .Name "-" " " }}"\n+++\n',
])('readFrontMatter() leaves mistakes to the tool whose settings they are: %j', (source) => {
  expect(readFrontMatter(source)).toEqual({ arguments: [], faults: [], end: source.length })
})

test('readFrontMatter() gives the line of a TOML key', () => {
  const source = '+++\nsession = "a"\n[runbook]\nsession = "s"\n+++\n'
  const [found] = readFrontMatter(source).arguments
  expect(source.slice(found?.span.start, found?.span.end)).toBe('session = "s"')
  expect(found?.span.start).toBe(28)
})

test('readFrontMatter() reports settings of ours that nothing closes', () => {
  expect(readFrontMatter('---\nrunbook:\n  eval: never\n').faults[0]?.code).toBe('E_UNCLOSED')
})

for (const [what, text] of [
  ['brackets', '['.repeat(5000)],
  ['maps', '{a: '.repeat(5000)],
  ['lists', '- '.repeat(5000)],
  ['keys', '? '.repeat(5000)],
  ['keys in one line', 'a: '.repeat(5000)],
  ['keys behind a key', `a: ${'? '.repeat(5000)}`],
  ['characters', 'x'.repeat(100_000)],
] as const) {
  test(`readFrontMatter() reports YAML with ${what} without end`, () => {
    const { faults } = readFrontMatter(`---\nrunbook:\n  ${text}\n---\n`)
    expect(faults[0]?.code).toBe('E_FORMAT')
  })
}

test('readFrontMatter() reads YAML that is nested by indentation', () => {
  const levels = Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')
  expect(readFrontMatter(`---\n${levels}runbook: {dir: b}\n---\n`).faults).toEqual([])
})

test('readFrontMatter() gives the line of a key in TOML that is one of many', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `k${at} = 1\n`).join('')
  const source = `+++\n${keys}[ "runbook" ]\nk1 = 2\n'dir' = { a = "b" }\n+++\n`
  const spans = readFrontMatter(source).arguments.map(({ span }) =>
    source.slice(span.start, span.end),
  )
  expect(spans).toEqual(['k1 = 2', `'dir' = { a = "b" }`])
})

const pieces = [
  '---\n',
  '+++\n',
  '{',
  '}\n',
  'runbook:\n',
  '  a: 1\n',
  '\t',
  '\0',
  '\r\n',
  '"',
  '[',
  'a = 1\n',
  '&a *a',
  '\uFEFF',
  '!!x',
  'x'.repeat(9999),
]

test('readFrontMatter() takes any text, and keeps its spans inside of it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
      const source = parts.join('')
      const { arguments: found, faults, end } = readFrontMatter(source)
      expect(end).toBeLessThanOrEqual(source.length)
      for (const { span } of [...found, ...faults]) {
        expect(span.start).toBeLessThanOrEqual(span.end)
        expect(span.end).toBeLessThanOrEqual(source.length)
      }
    }),
  )
})

test('readFrontMatter() reads a line of blanks among keys of TOML in linear time', () => {
  const source = `+++\n[runbook]\nsession = "s"\n${' '.repeat(30_000)}\n+++\n`
  expect(written(source)).toBe('session=s')
})
