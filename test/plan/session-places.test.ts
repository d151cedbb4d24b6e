import { expect, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { targetName } from '../../src/remote/remote-place.ts'
import { planOrg } from './plan-org.ts'

const block = (header: string): string => `#+begin_src bash ${header}\ntrue\n#+end_src\n\n`

async function targets(text: string): Promise<string[]> {
  const { steps } = await planOrg(text)
  return steps.map(({ arguments: { remote } }) => (remote ? targetName(remote.hops) : 'here'))
}

async function problems(text: string): Promise<string[]> {
  return (await planOrg(text)).problems.map(({ message }) => message)
}

test('a block of a remote session runs there without saying so, as in Emacs', async () => {
  const text = block(':session s :dir /ssh:a:/p') + block(':session s')
  expect(await targets(text)).toEqual(['ssh:a', 'ssh:a'])
})

test('a block without session does not follow', async () => {
  expect(await targets(block(':session s :dir /ssh:a:/p') + block(''))).toEqual(['ssh:a', 'here'])
})

test('a block that does not run decides nothing', async () => {
  const text = block(':session s :dir /ssh:a:/p :eval never') + block(':session s')
  expect(await targets(text)).toEqual(['ssh:a', 'here'])
})

test.each([
  ['another machine', ':dir /ssh:a:/p', ':dir /ssh:b:/p'],
  ['this machine', ':dir /ssh:a:/p', ':dir sub'],
  ['a machine, in a session of this one', '', ':dir /ssh:a:/p'],
])('a block that wants %s than its session is a problem', async (_, first, second) => {
  const text = block(`:session s ${first}`) + block(`:session s ${second}`)
  expect(await problems(text)).toEqual([expect.stringContaining('wants to be elsewhere')])
})

test('blocks of one session may name other directories of one machine', async () => {
  const text = block(':session s :dir /ssh:a:/p') + block(':session s :dir /ssh:a:/q')
  expect(await problems(text)).toEqual([])
})

test('in Markdown each machine has sessions of its own', async () => {
  const text = '```bash {dir=/ssh:a:/p}\ntrue\n```\n\n```bash\ntrue\n```\n'
  const document = await parseDocument('a.md', Buffer.from(text))
  const { steps, problems: found } = planDocument(document, {
    ...plainPlan,
    executable: () => true,
  })
  expect([steps.map(({ arguments: { remote } }) => remote !== null), found]).toEqual([
    [true, false],
    [],
  ])
})
