import { expect, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { plainPlan, planDocument, type PlanOptions } from '../../src/plan/plan.ts'
import { shellQuote } from '../../src/plan/shell-quote.ts'
import { planOrg } from './plan-org.ts'

const text = `#+NAME: one
#+begin_src bash
echo 1
#+end_src

#+begin_src bash :eval never :prologue "set -u" :var x="it's" :epilogue true
echo 2
#+end_src

[[file:two.gif]]

#+begin_src cobol
three
#+end_src

#+begin_src bash :eval query
echo 4
#+end_src
`

const everything: PlanOptions = {
  ...plainPlan,
  executable: (language) => language === 'bash',
}

async function plan(options: Partial<PlanOptions> = {}) {
  const document = await parseDocument('a.org', Buffer.from(text))
  return planDocument(document, { ...everything, ...options })
}

const skips = async (options: Partial<PlanOptions>) =>
  (await plan(options)).steps.map(({ skip }) => skip)

test('planDocument() skips what may not run or cannot run', async () => {
  expect(await skips({})).toEqual([null, 'eval-never', 'not-executable', 'eval-query'])
})

test('planDocument() runs :eval never and query when that is granted', async () => {
  expect(await skips({ includeNever: true, confirmed: true })).toEqual([
    null,
    null,
    'not-executable',
    null,
  ])
})

test('planDocument() selects by name', async () => {
  expect(await skips({ selection: { only: ['one'], from: '' } })).toEqual([
    null,
    'not-selected',
    'not-selected',
    'not-selected',
  ])
})

test('planDocument() starts at the block that holds a line', async () => {
  expect((await skips({ selection: { only: [], from: '7' }, includeNever: true }))[0]).toBe(
    'not-selected',
  )
})

test('planDocument() refuses a name that no block has, and names the nearest', async () => {
  await expect(plan({ selection: { only: ['oen'], from: '' } })).rejects.toMatchObject({
    code: 'E_NO_SUCH_BLOCK',
    hint: 'Did you mean "one"?',
  })
})

test('planDocument() puts prologue and variables in front of the code and the epilogue behind', async () => {
  const { steps } = await plan()
  expect(steps[1]?.script).toBe(`set -u\nx='it'"'"'s'\necho 2\ntrue`)
})

test('planDocument() records a block to the link below it', async () => {
  expect((await plan()).steps.map(({ recordTo }) => recordTo)).toEqual([[], ['two.gif'], [], []])
})

test('shellQuote() quotes what a shell would expand', () => {
  expect(shellQuote("a 'b' $c")).toBe(`'a '"'"'b'"'"' $c'`)
})

const callText = `#+NAME: greet
#+begin_src bash :var who="nobody" :results output
echo "hello $who"
#+end_src

#+CALL: greet("you") :dir sub

#+CALL: gret()
`

test('planDocument() gives a call the code of its block, its arguments and its own headers', async () => {
  const document = await parseDocument('a.org', Buffer.from(callText))
  const { steps } = planDocument(document, everything)
  expect([steps[1]?.script, steps[1]?.arguments.dir]).toEqual([
    `who='you'\necho "hello $who"`,
    'sub',
  ])
})

test('planDocument() reports a call of a block that is not there, and names the nearest', async () => {
  const document = await parseDocument('a.org', Buffer.from(callText))
  const { problems } = planDocument(document, everything)
  expect(problems[0]).toMatchObject({
    code: 'E_NO_SUCH_NAME',
    hint: 'Did you mean "greet"?',
    place: { line: 8 },
  })
})

test.each([':) and "x"', '(', 'a ] b, (c'])(
  'a property of a heading is a value whatever it holds: %s',
  async (text) => {
    const drawer = `:PROPERTIES:\n:P: ${text}\n:END:\n`
    const call = '(concat (org-entry-get nil "P") "!")'
    const { steps } = await planOrg(
      `* A\n${drawer}#+begin_src bash :var x=${call} y=2\necho\n#+end_src\n`,
    )
    const given = steps[0]?.arguments.variables.map(({ value }) => value)
    expect(given).toEqual([`${text}!`, 2])
  },
)

test('planDocument() says a mistake in a property once, however many blocks inherit it', async () => {
  const block = '#+begin_src bash\ntrue\n#+end_src\n\n'
  const { problems } = await planOrg(`#+PROPERTY: header-args :comments some\n${block}${block}`)
  expect(problems.map(({ message }) => message)).toEqual(['"some" is no value for :comments'])
})

test('a document may call more unknown names than a function takes arguments', async () => {
  const { problems } = await planOrg('call_a()\n'.repeat(130_000))
  expect(problems).toHaveLength(130_000)
}, 120_000)
