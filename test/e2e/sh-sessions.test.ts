import { realpathSync } from 'node:fs'

import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

/** Says which shell runs it: bash alone has this variable. */
const asks = 'echo "bash: ${BASH_VERSION:+yes}"'

function block(language: string, header: string, code = asks): string {
  return `#+begin_src ${language} :session s :results output ${header}\n${code}\n#+end_src\n\n`
}

/** What the blocks that ask were told. */
async function told(text: string, name = 'a.org'): Promise<string[]> {
  using scratch = new Scratch({ [name]: text })
  await scratch.runbook('run', name)
  return [...scratch.read(name).matchAll(/^(?:: )?(bash:.*?) *$/gm)].map(([, line = '']) => line)
}

const shTest = test.skipIf(realpathSync('/bin/sh').endsWith('bash'))

shTest('a session of sh alone is kept by sh in Org', async () => {
  expect(await told(block('sh', ''))).toEqual(['bash:'])
})

shTest('a session that sh shares with bash is kept by bash', async () => {
  const text = block('sh', '') + block('bash', '')
  expect(await told(text)).toEqual(['bash: yes', 'bash: yes'])
})

shTest('a session of sh whose block goes on in the background is kept by bash', async () => {
  const text = block('sh', ':background yes', 'sleep 20') + block('sh', '')
  expect(await told(text)).toEqual(['bash: yes'])
})

shTest('a session of sh that is shown as a terminal shows it is kept by bash', async () => {
  expect(await told(block('sh', ':tty yes'))).toEqual(['bash: yes'])
})

test('a session of sh in Markdown is kept by bash', async () => {
  expect(await told(`\`\`\`sh\n${asks}\n\`\`\`\n`, 'a.md')).toEqual(['bash: yes'])
})

shTest('a block that :creates leaves out is asked for in its session of sh', async () => {
  const text = block('sh', '', 'touch made') + block('sh', ':creates made', 'echo "bash: no"')
  expect(await told(text + block('sh', ''))).toEqual(['bash:'])
})

shTest('a variable of the environment of one block of sh is gone behind it', async () => {
  const text = block('sh', ':env V=1', 'echo "bash: $V"') + block('sh', '', 'echo "bash: ${V-no}"')
  expect(await told(text)).toEqual(['bash: 1', 'bash: no'])
})
