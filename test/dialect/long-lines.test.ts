import { expect, test } from 'vitest'

import { dialects } from '../../src/dialect/dialects.ts'

/** So long that what takes quadratic time does not end within the time of a test. */
const length = 300_000

const empty = '\n'.repeat(length)

test.each([
  ['clitest', 'blanks without a mark', `$ a${' '.repeat(length)}b\n`],
  ['scrut', 'empty lines below it', `---x${empty}\`\`\`scrut\n$ a\n\`\`\`\n`],
  ['scrut', 'braces that nothing closes', `\`\`\`scrut ${'{'.repeat(length)}\n$ a\n\`\`\`\n`],
])('a line of %s with %s is read in linear time', (name, _, source) => {
  const at = { path: 'a', directory: '/', shell: '' }
  const shells = dialects.get(name)?.read(source, at) ?? []
  expect(shells.flatMap(({ commands }) => commands).length).toBe(1)
})
