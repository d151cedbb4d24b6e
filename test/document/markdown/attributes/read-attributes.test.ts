import { expect, test } from 'vitest'

import { readAttributes } from '../../../../src/document/markdown/attributes/read-attributes.ts'

const read = (text: string) => readAttributes({ text, start: 0, carrier: 'block' })
const pairs = (text: string) => read(text).arguments.map(({ key, value }) => [key, value])

for (const [form, text, expected] of [
  ['braces', ' {#build .slow dir="a b" timeout=5s}', 'name=build tag=slow dir=a b timeout=5s'],
  ['a single quoted value', ' {title=\'say "hi"\'}', 'title=say "hi"'],
  ['an escaped quote', ' {title="say \\"hi\\""}', 'title=say "hi"'],
  ['commas between attributes', ' {eval=FALSE, echo=TRUE}', 'eval=FALSE echo=TRUE'],
  ['a comma inside of a value', ' {tag=a,b exit=1,2}', 'tag=a,b exit=1,2'],
  ['several variables', ' {var=a=1,b=2}', 'var=a=1 var=b=2'],
  ['a comma inside of a quoted variable', ' {var=\'a="x,b=y"\'}', 'var=a="x,b=y"'],
  ['a key alone in braces', ' {noeval}', 'noeval=null'],
  ['JSON', ' {"name":"build","cols":80}', 'name=build cols=80'],
  ['nested JSON', ' {"var":{"a":"x y","b":1}}', 'var=a="x y" var=b=1'],
  ['a brace inside of JSON', ' {"title":"a } b"}', 'title=a } b'],
  ['Org', ' :results silent :dir a b', 'results=silent dir=a b'],
  ['bare pairs among words', ' copy dir=x', 'dir=x'],
  ['flags', ' +exec +expect:failure +odd', 'eval=yes exit=nonzero +odd=null'],
  ['pairs before braces', ' dir=x {#a}', 'dir=x name=a'],
  ['a brace in a quoted value', ' title="a {b} :c"', 'title=a {b} :c'],
  ['line numbers as nothing', ' {1,3-5}', ''],
  ['a URL as nothing', ' see https://example.org/a=b', ''],
] as const) {
  test(`readAttributes() reads ${form}`, () => {
    const found = pairs(text).map(([key, value]) => `${key}=${value}`)
    expect(found.join(' ')).toBe(expected)
  })
}

test('readAttributes() gives the place of each member of JSON', () => {
  const text = ' {"a": 1, "bc": "d"}'
  const spans = read(text).arguments.map(({ span }) => text.slice(span.start, span.end))
  expect(spans).toEqual(['"a": 1', '"bc": "d"'])
})

test('readAttributes() gives spans of the source', () => {
  const [found] = readAttributes({ text: ' {dir=x}', start: 10, carrier: 'block' }).arguments
  expect(found?.span).toEqual({ start: 12, end: 17 })
})

for (const [what, text, at] of [
  ['a brace that nothing closes', ' {name=x', 1],
  ['braces that begin as JSON and are none', ' {"name":}', 1],
  ['a quote that nothing closes', ' {a=1 title="x}', 6],
] as const) {
  test(`readAttributes() reports ${what}`, () => {
    expect(read(text).faults.map(({ span }) => span.start)).toEqual([at])
  })
}
