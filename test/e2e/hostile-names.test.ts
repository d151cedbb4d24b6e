import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

/** A title, the clipboard and a colour, with ESC and with the one-byte form of CSI, and marks that turn the direction of text. */
const name = '\u001b]0;title\u0007\u001b]52;c;QQ==\u0007\u009b31m\u202e\u061c\u200f'

// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200f\u202e]/

const documents = {
  [`${name}.org`]: orgBlock('echo hello', ':results output :var x=nosuch'),
  [`unclosed${name}.org`]: '#+begin_src bash\necho\n',
  [`${name}.md`]: '---\nfoo: [\n---\n```bash\nls\n```\n',
  [`${name}.tape`]: 'Type "x"\nBogus\n',
  [`${name}.cast`]: '{"version":2,"width":-1}\n',
}

const calls = [
  ...['run', 'plan', 'ls', 'test', 'tangle'].flatMap((verb) => [
    [verb, `${name}.org`],
    [verb, `unclosed${name}.org`],
    [verb, `${name}.md`],
    [verb, '--json', `${name}.org`],
  ]),
  ...['run', 'test', 'ls'].map((verb) => [verb, `${name}.tape`]),
  ['render', `${name}.cast`, '-o', 'a.gif'],
  ...['github', 'junit', 'tap'].map((kind) => ['test', '--reporter', kind, `${name}.org`]),
]

test.each(calls.map((args) => ({ args, title: args.join(' ').replaceAll(name, 'NAME') })))(
  'runbook $title prints no control character of a file name',
  async ({ args }) => {
    using scratch = new Scratch(documents)
    const { stdout, stderr } = await scratch.runbook(...args)
    expect(`${stdout}${stderr}`).not.toMatch(obeyed)
  },
)

const written = `text ${name}\n`

test.each(['import notes.txt', 'build a.md --to md', 'build a.org --to html'])(
  'runbook %s shows no control character of a document in a terminal',
  async (command) => {
    using scratch = new Scratch({ 'notes.txt': written, 'a.md': written, 'a.org': written })
    const line = `${process.execPath} ${bin} ${command} 2>/dev/null`
    const { stdout } = await scratch.run('script', ['-qec', line, '/dev/null'])
    expect([stdout.includes('text'), stdout.replaceAll('\r\n', '\n')]).toEqual([
      true,
      expect.not.stringMatching(obeyed),
    ])
  },
)

test('runbook import writes the characters of notes into a file as they are', async () => {
  using scratch = new Scratch({ 'notes.txt': written })
  expect((await scratch.runbook('import', 'notes.txt')).stdout).toContain(written)
})
