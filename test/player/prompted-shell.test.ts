import { expect, test } from 'vitest'

import { promptedShell } from '../../src/player/prompted-shell.ts'
import { tapeShells } from '../../src/player/tape-shells.ts'

/** What a shell is started with, as one text. */
const startOf = (name: string, prompt: string): string => {
  const shell = tapeShells.get(name)
  if (shell === undefined) throw new Error(`no shell ${name}`)
  const { argv, env } = promptedShell(shell, prompt)
  return [...argv, ...Object.values(env)].join('\n')
}

test.each([...tapeShells.keys()])(
  '%s gets the prompt of a tape and tells when it shows it',
  (name) => {
    const start = startOf(name, 'demo# ')
    expect([start.includes('133;D;'), start.includes('demo#')]).toEqual([true, true])
  },
)

const quoted: readonly (readonly [string, string, string])[] = [
  ['nu', 'a(b)"c\\ ', String.raw`a\(b\)\"c\\ `],
  ['xonsh', '{x} ', '{{x}} '],
  ['pwsh', "it's> ", "'it''s>'"],
  ['osh', '$x> ', String.raw`\\$x> `],
]

test.each(quoted)(
  'for %s the signs of the shell in %j stay as they are',
  (name, prompt, written) => {
    expect(startOf(name, prompt)).toContain(written)
  },
)
