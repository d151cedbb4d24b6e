import { expect, test } from 'vitest'

import { remoteRefusals } from '../../src/plan/remote-refusals.ts'
import { parseRemoteGrant, type RemoteGrant } from '../../src/remote/remote-grant.ts'
import { planOrg } from './plan-org.ts'

async function refused(text: string, ...grants: string[]): Promise<string[]> {
  const read = grants.map((grant) => parseRemoteGrant(grant) as RemoteGrant)
  return remoteRefusals(await planOrg(text), read).map(({ message }) => message)
}

const block = (header: string, name = ''): string =>
  `${name === '' ? '' : `#+NAME: ${name}\n`}#+begin_src bash ${header}\ntrue\n#+end_src\n\n`

test('a document that stays here is not refused', async () => {
  expect(await refused(block(':dir sub'))).toEqual([])
})

test('each target is refused once', async () => {
  const text = block(':dir /ssh:a:/p') + block(':dir /ssh:a:/q') + block(':dir /docker:b:/p')
  expect(await refused(text)).toEqual(['the block runs on ssh:a', 'the block runs on docker:b'])
})

test('a granted target is not refused', async () => {
  expect(await refused(block(':dir /ssh:a:/p'), 'ssh:a')).toEqual([])
})

test('a target of the whole document is refused', async () => {
  const text = `#+PROPERTY: header-args :dir /ssh:a:/p\n\n${block('')}`
  expect(await refused(text)).toEqual(['the block runs on ssh:a'])
})

test('a block that does not run is not refused', async () => {
  expect(await refused(block(':dir /ssh:a:/p :eval never'))).toEqual([])
})

test('a refusal shows where the target was written', async () => {
  const [error] = remoteRefusals(await planOrg(`\n${block(':dir /ssh:a:/p')}`), [])
  expect([error?.code, error?.exitCode, error?.place?.line]).toEqual(['E_REMOTE_REFUSED', 6, 2])
})

test.each([
  ['a variable', `${block(':var x=far')}`],
  ['input', block(':stdin far')],
  ['a value that goes through it', block(':post far(x=*this*)')],
  ['a call in a body', '#+begin_src bash :noweb yes\necho <<far()>>\n#+end_src\n\n'],
])('a block that is only reached by %s is refused', async (_, caller) => {
  const far = block(':dir /ssh:a:/p :eval query', 'far')
  expect(await refused(far)).toEqual([])
  expect(await refused(caller + far)).toEqual(['the block runs on ssh:a'])
})
