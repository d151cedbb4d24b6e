import fc from 'fast-check'
import { expect, test } from 'vitest'

import { RunbookError } from '../../src/errors.ts'
import { expandNoweb, expandNowebCalling } from '../../src/plan/noweb.ts'
import { fuzzed } from '../fuzzed.ts'
import { planOrg } from './plan-org.ts'

interface Written {
  readonly name?: string
  readonly args?: string
  readonly body: string
}

function org(blocks: readonly Written[]): string {
  return blocks
    .map(({ name, args = '', body }) => {
      const keyword = name === undefined ? '' : `#+NAME: ${name}\n`
      return `${keyword}#+begin_src bash ${args}\n${body}\n#+end_src\n`
    })
    .join('\n')
}

async function contextOf(text: string, purpose: 'eval' | 'tangle') {
  const { document, sources, steps } = await planOrg(text)
  return { context: { document, sources, purpose, memory: null }, steps }
}

/** The last block's body, expanded. */
async function expanded(text: string, purpose: 'eval' | 'tangle' = 'tangle') {
  const { context, steps } = await contextOf(text, purpose)
  const last = steps.at(-1)
  if (!last) throw new Error('no block')
  return expandNoweb(last, context)
}

const yes = ':noweb yes'

test('expandNoweb() puts the body of a named block in place of its name', async () => {
  expect(await expanded(org([{ name: 'ab', body: '1\n2' }, { body: '<<ab>>\n3' }]))).toBe('1\n2\n3')
})

test('expandNoweb() finds names whatever their case', async () => {
  expect(await expanded(org([{ name: 'Ab', body: '1' }, { body: '<<aB>>' }]))).toBe('1')
})

test('expandNoweb() takes the first of equal names', async () => {
  const blocks = [{ name: 'ab', body: '1' }, { name: 'ab', body: '2' }, { body: '<<ab>>' }]
  expect(await expanded(org(blocks))).toBe('1')
})

test('expandNoweb() prefers a name to a shared name', async () => {
  const blocks = [
    { args: ':noweb-ref ab', body: '1' },
    { name: 'ab', body: '2' },
  ]
  expect(await expanded(org([...blocks, { body: '<<ab>>' }]))).toBe('2')
})

test('expandNoweb() joins blocks of a shared name by the separator of each', async () => {
  const parts = ['', ' :noweb-sep "; "', ' :noweb-sep ""', ' :noweb-sep "never"']
  const blocks = parts.map((sep, index) => ({ args: `:noweb-ref ab${sep}`, body: String(index) }))
  expect(await expanded(org([...blocks, { body: '<<ab>>' }]))).toBe('0\n1; 23')
})

test('expandNoweb() leaves nothing of an unknown name', async () => {
  expect(await expanded(org([{ body: 'a<<zz>>b' }]))).toBe('ab')
})

test('expandNoweb() finds no block under a COMMENT heading', async () => {
  const commented = org([
    { name: 'ab', body: '1' },
    { args: ':noweb-ref cd', body: '2' },
  ])
  const text = `* COMMENT A\n** B\n${commented}* C\n${org([{ body: '[<<ab>><<cd>>]' }])}`
  expect(await expanded(text)).toBe('[]')
})

test('expandNoweb() finds blocks under an archived heading', async () => {
  const text = `* A :ARCHIVE:\n${org([{ name: 'ab', body: '1' }, { body: '<<ab>>' }])}`
  expect(await expanded(text)).toBe('1')
})

test('expandNoweb() repeats the text in front on every line, empty ones too', async () => {
  const blocks = [{ name: 'ab', body: '1\n\n2' }, { body: 'x\n  - <<ab>> y' }]
  expect(await expanded(org(blocks))).toBe('x\n  - 1\n  - \n  - 2 y')
})

test('expandNoweb() repeats no text with :noweb-prefix no', async () => {
  const blocks = [
    { name: 'ab', body: '1\n2' },
    { args: ':noweb-prefix no', body: 'x\n - <<ab>>' },
  ]
  expect(await expanded(org(blocks))).toBe('x\n - 1\n2')
})

test('expandNoweb() expands inner references only where the inner block says so', async () => {
  const inner = [
    { name: 'aa', body: '1' },
    { name: 'bb', args: yes, body: '<<aa>>' },
  ]
  const blocks = [...inner, { name: 'cc', body: '<<aa>>' }, { body: '<<bb>> <<cc>>' }]
  expect(await expanded(org(blocks))).toBe('1 <<aa>>')
})

test('expandNoweb() puts a heading of that CUSTOM_ID into a file', async () => {
  const drawer = ':PROPERTIES:\n:CUSTOM_ID: ab\n:END:\n'
  const text = `* A\n${drawer}text\n** Sub\nmore\n* B\n${org([{ body: '<<ab>>' }])}`
  expect(await expanded(text)).toBe('text\n** Sub\nmore')
})

test('expandNoweb() refuses a heading in a block that runs', async () => {
  const text = `* A\n:PROPERTIES:\n:ID: ab\n:END:\ntext\n${org([{ args: yes, body: '<<ab>>' }])}`
  await expect(expanded(text, 'eval')).rejects.toMatchObject({ code: 'E_HEADER_ARGUMENT' })
})

test('expandNoweb() gives null for a reference that calls a block', async () => {
  expect(await expanded(org([{ name: 'ab', body: '1' }, { body: '<<ab()>>' }]))).toBe(null)
})

test('expandNowebCalling() puts in results in the order of the references', async () => {
  const blocks = [{ name: 'in', args: yes, body: '<<f(2)>>' }, { body: '<<f(1)>> <<in>> <<g()>>' }]
  const { context, steps } = await contextOf(org(blocks), 'tangle')
  const called: string[] = []
  const text = await expandNowebCalling(steps[1]!, context, async (reference) => {
    called.push(reference)
    return `<${reference}>`
  })
  expect([text, called]).toEqual(['<f(1)> <f(2)> <g()>', ['f(1)', 'f(2)', 'g()']])
})

test('expandNoweb() refuses a ring and shows its path', async () => {
  const ring = [
    { name: 'aa', args: yes, body: '<<bb>>' },
    { name: 'bb', args: yes, body: 'x <<aa>>' },
  ]
  await expect(expanded(org([...ring, { args: yes, body: '<<aa>>' }]))).rejects.toMatchObject({
    code: 'E_NOWEB_RING',
    message: 'references form a ring: aa → bb → aa',
  })
})

test('expandNoweb() refuses a block that refers to itself by its shared name', async () => {
  const text = org([{ args: ':noweb yes :noweb-ref ab', body: '<<ab>>' }])
  await expect(expanded(text)).rejects.toMatchObject({
    message: 'references form a ring: ab → ab',
  })
})

test('expandNoweb() refuses an expansion that doubles at each level', async () => {
  const doubling = Array.from({ length: 20 }, (_, index) => ({
    name: `n${index}`,
    args: yes,
    body: `<<n${index + 1}>><<n${index + 1}>>`,
  }))
  await expect(expanded(org([...doubling, { body: '<<n0>>' }]))).rejects.toMatchObject({
    code: 'E_REFUSED',
  })
})

test('expandNoweb() refuses expansions that are without measure together', async () => {
  const blocks = [{ name: 'ab', body: 'x'.repeat(1 << 20) }, { body: '<<ab>>'.repeat(32) }]
  const { context, steps } = await contextOf(org(blocks), 'tangle')
  const expandAll = (): unknown =>
    Array.from({ length: 5 }, () => steps.map((step) => expandNoweb(step, context)))
  expect(expandAll).toThrow('the references of the document expand without measure')
})

test('expandNoweb() refuses references that nest without measure', async () => {
  const chain = Array.from({ length: 300 }, (_, index) => ({
    name: `n${index}`,
    args: yes,
    body: `<<n${index + 1}>>`,
  }))
  await expect(expanded(org([...chain, { body: '<<n0>>' }]))).rejects.toMatchObject({
    code: 'E_REFUSED',
  })
})

test('expandNoweb() expands a thousand references', async () => {
  const parts = Array.from({ length: 1000 }, (_, index) => ({
    name: `n${index}`,
    body: `${index}`,
  }))
  const body = parts.map(({ name }) => `<<${name}>>`).join('\n')
  const text = await expanded(org([...parts, { body }]))
  expect(text?.split('\n')).toEqual(parts.map(({ body: own }) => own))
})

const names = fc.constantFrom('aa', 'bb', 'cc', 'dd')
const blocks = fc.array(
  fc.record({
    name: names,
    args: fc.constantFrom('', ':noweb yes', ':noweb yes :noweb-ref aa', ':noweb-ref bb'),
    body: fc.array(
      fc.oneof(
        names.map((name) => `<<${name}>>`),
        fc.constantFrom('x', '\n'),
      ),
    ),
  }),
  { minLength: 1, maxLength: 6 },
)

test('expandNoweb() ends with a text or an error of its own for any blocks', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (found) => {
      const text = org(found.map((block) => ({ ...block, body: block.body.join('') })))
      const result = await expanded(text).catch((error: unknown) => error)
      expect(typeof result === 'string' || result instanceof RunbookError).toBe(true)
    }),
    { numRuns: fuzzed(60) },
  )
})

test('a name with many blanks inside is read in linear time', async () => {
  const name = `a${' '.repeat(300_000)}b`
  expect(await expanded(org([{ name, body: '1' }, { body: `<<${name}>>` }]))).toBe('1')
})

test('expandNoweb() expands below 20,000 names of one block', async () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `#+NAME: n${index}\n`).join('')
  const named = org([{ name: 'a', body: '1' }])
  expect(await expanded(`${named}\n${names}${org([{ args: yes, body: '<<a>>' }])}`)).toBe('1')
})
