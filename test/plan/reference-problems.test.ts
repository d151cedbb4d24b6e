import { expect, test } from 'vitest'

import { planOrg } from './plan-org.ts'

const block = (header: string, code = 'echo x'): string =>
  `#+begin_src bash${header}\n${code}\n#+end_src\n\n`

const named = (name: string, header = '', code = 'echo x'): string =>
  `#+NAME: ${name}\n${block(header, code)}`

const problems = async (text: string) =>
  (await planOrg(text)).problems.map(({ code, message, place }) => ({
    code,
    says: message.replace(/^.*(?:called|other:) /, ''),
    line: place?.line,
  }))

test('a reference to a name that nothing has is found where it is written', async () => {
  expect(await problems(`${named('one')}${block(' :var x=two')}`)).toEqual([
    { code: 'E_NO_SUCH_NAME', says: '"two"', line: 6 },
  ])
})

test('the name that is nearly the missing one is proposed', async () => {
  const plan = await planOrg(`${named('greeting')}${block(' :var x=greting')}`)
  expect(plan.problems[0]?.hint).toMatch('Did you mean "greeting"?')
})

test.each([
  ['an argument of a call', `${named('one', ' :var x=1')}#+CALL: one(x=two)\n`],
  ['an argument of a reference', `${named('one', ' :var x=1')}${block(' :var y=one(x=two)')}`],
  ['a call in a body', block(' :noweb yes', 'echo <<two()>>')],
  ['the input of a block', block(' :stdin two')],
  ['what the result goes through', block(' :post two(x=*this*)')],
  ['the index of a value', block(' :var x=two[0]')],
])('a missing name is found in %s', async (_, text) => {
  expect(await problems(text)).toMatchObject([{ code: 'E_NO_SUCH_NAME', says: '"two"' }])
})

test('a missing name is found in a block that runs for another one only', async () => {
  const text = `${named('one', ' :eval query :var x=two')}${block(' :var y=one')}`
  expect(await problems(text)).toMatchObject([{ line: 2 }])
})

test('blocks that need each other are named in their order', async () => {
  const text = `${named('one', ' :var x=two')}${named('two', ' :var x=one')}`
  expect(await problems(text)).toEqual([
    { code: 'E_REFERENCE_RING', says: 'two → one → two', line: 2 },
  ])
})

test('a block that needs itself is found', async () => {
  expect(await problems(named('one', ' :var x=one'))).toMatchObject([{ code: 'E_REFERENCE_RING' }])
})

test('a call that calls itself is found', async () => {
  expect(await problems('#+NAME: one\n#+CALL: one()\n')).toMatchObject([
    { code: 'E_REFERENCE_RING', says: 'one → one' },
  ])
})

test('a call of calls that come back to one of them is told of their ring', async () => {
  const text = '#+CALL: one()\n\n#+NAME: one\n#+CALL: two()\n\n#+NAME: two\n#+CALL: one()\n'
  expect((await problems(text)).map(({ says }) => says)).toEqual(
    Array.from({ length: 3 }, () => 'one → two → one'),
  )
})

test('a long ring of calls is named by its ends', async () => {
  const count = 30
  const calls = Array.from(
    { length: count },
    (_, index) => `#+NAME: c${index}\n#+CALL: c${(index + 1) % count}()\n\n`,
  )
  expect((await problems(calls.join('')))[0]?.says).toMatch(/^c1 → c2 → .* → … → .* → c0 → c1$/)
})

test('an argument can end a ring', async () => {
  expect(await problems(`${named('one', ' :var x=one(x=1)')}`)).toEqual([])
})

test('data, texts of blocks, other files and what passes through are no missing names', async () => {
  const text = `#+NAME: table\n| 1 | 2 |\n\n${named('one', ' :var x=""')}`
  const user = block(' :var x=table y=one[] z=other.org:far :post one(x=*this*)')
  expect(await problems(`${text}${user}`)).toEqual([])
})

test('what a block refers to that never runs does not count', async () => {
  const text = `${named('one', ' :eval never :var x=two')}${block(' :var y=one')}`
  expect(await problems(text)).toEqual([])
})

test('the result of a block whose language does not run cannot be had', async () => {
  const text = '#+NAME: one\n#+begin_src yaml\na: 1\n#+end_src\n\n'
  expect(await problems(`${text}${block(' :var y=one')}`)).toMatchObject([
    { code: 'E_HEADER_ARGUMENT', line: 6 },
  ])
})

test('a chain of very many references is followed to its end', async () => {
  const links = Array.from({ length: 5000 }, (_, at) => named(`c${at}`, ` :var x=c${at + 1}`))
  expect(await problems(`${links.join('')}${named('c5000')}`)).toEqual([])
})

test('very many names that nothing has are each reported', async () => {
  const users = Array.from({ length: 10_000 }, (_, at) =>
    named(`one-name-${at}`, ` :var x=no-${at}`),
  )
  expect(await problems(users.join(''))).toHaveLength(10_000)
})

test('very many calls of the last block are planned', async () => {
  const calls = '#+CALL: last()\n\n'.repeat(60_000)
  expect(await problems(`${calls}${named('last')}`)).toEqual([])
})
