import { expect, test } from 'vitest'

import { indexLines } from '../../src/document/line-index.ts'
import { networkNotes } from '../../src/player/network-notes.ts'
import { typedLines } from '../../src/player/typed-lines.ts'
import { readTape } from '../../src/tape/read-tape.ts'

/** The lines of a tape that types a command and of which it is said that they need the network. */
function noted(command: string): (number | undefined)[] {
  const text = `Output a.gif\nType \`${command}\` Enter\n`
  const { commands } = readTape('/a.tape', Buffer.from(text), '/')
  return networkNotes(indexLines('a.tape', text), typedLines(commands)).map(
    ({ place }) => place?.line,
  )
}

const remote: readonly string[] = [
  'curl -s https://example.org | jq .',
  'wget "http://example.org/a.tgz"',
  'git clone git@example.org:a/b.git',
  'sudo apt-get install -y jq',
  'cd app && npm ci',
  'pip install --quiet rich',
]

for (const command of remote) {
  test(`${command} is noted without network`, () => {
    expect(noted(command)).toEqual([2])
  })
}

const local: readonly string[] = [
  'curl http://localhost:8080/health',
  'curl http://127.0.0.1',
  'git clone ../a',
  'echo https://example.org',
  'npm run install-hooks',
  'go build .',
  'npx vitest',
  'cargo install --path .',
]

for (const command of local) {
  test(`nothing is noted of ${command}`, () => {
    expect(noted(command)).toEqual([])
  })
}
