import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

/** Only root can show an /opt of its own to a process and what that starts. */
const canMount =
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/opt']).status === 0

const opt = `mount -t tmpfs none /opt
cd /opt
mkdir -m 755 app
mkdir -m 700 app/private
mkdir app/private/notes
for file in token program private/key private/notes/text; do echo "content of $file" >app/$file; done
chmod 600 app/token
cp "$OLDPWD/a.md" app/private/notes
`

/** What a block printed that ran while these were in /opt. */
async function printed(code: string, run: string): Promise<string> {
  using scratch = new Scratch({ 'a.md': `${'```'}bash\n${code}\n${'```'}\n` })
  const script = `set -e\n${opt}\ncd "$OLDPWD"\n"$@" ${run} --no-write --keep-going --verbose`
  const args = ['--mount', 'sh', '-c', script, 'sh', process.execPath, bin, 'run']
  const { stderr } = await scratch.run('unshare', args)
  return (stderr.match(/content of \S+/g) ?? []).join(', ')
}

test.skipIf(!canMount)(
  'a block sees nothing among the programs of the host that only root may read (needs root, to put it there)',
  async () => {
    const code = 'cd /opt/app; cat token private/key private/notes/text; cat program'
    expect(await printed(code, 'a.md')).toBe('content of program')
  },
)

test.skipIf(!canMount)(
  'a block sees of a private directory among programs only what its document has beside it (needs root, to make one)',
  async () => {
    const text = await printed('cat text ../key', '/opt/app/private/notes/a.md')
    expect(text).toBe('content of private/notes/text')
  },
)

test.skipIf(!canMount)(
  'a block sees a private directory among programs that was granted (needs root, to make one)',
  async () => {
    const text = await printed('cat /opt/app/private/key', 'a.md --allow-read /opt/app/private')
    expect(text).toBe('content of private/key')
  },
)

test.skipIf(!canMount)(
  'a block runs where the directory for programs is a link (needs root, to make one)',
  async () => {
    using scratch = new Scratch({ 'a.md': '```bash\ntrue\n```\n' })
    const link =
      'mount -t tmpfs none /usr/local && mkdir -m 700 /opt/etc /opt/etc/x && ln -s /opt/etc /usr/local/etc'
    const script = `mount -t tmpfs none /opt && ${link} && exec "$@"`
    const args = ['--mount', 'sh', '-c', script, 'sh', process.execPath, bin, 'run', 'a.md']
    expect(await scratch.run('unshare', args)).toMatchObject({ code: 0 })
  },
)
