import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { openPty } from '../../src/pty/open-pty.ts'
import { bin, Scratch } from './command-line.ts'

const typed = 'echo one\ntrue\ncat /dev/null/none\necho "two\nlines"\nexit\n'

/** Records a shell that gets these keys. */
async function record(scratch: Scratch, args: string, env: Readonly<Record<string, string>> = {}) {
  const command = `"${process.execPath}" "${bin}" rec ${args} <keys`
  return scratch.run('sh', ['-c', command], { SHELL: '/bin/bash', ...env })
}

test('a document of a recorded shell runs to the very same document', async () => {
  using scratch = new Scratch({ keys: typed })
  const { code } = await record(scratch, '-o a.org -o a.md')
  const made = [scratch.read('a.org'), scratch.read('a.md')]
  const runs = [await scratch.runbook('run', 'a.org'), await scratch.runbook('run', 'a.md')]
  expect([code, runs.map((run) => run.code)]).toEqual([0, [0, 0]])
  expect([scratch.read('a.org'), scratch.read('a.md')]).toEqual(made)
  expect(made[0]).toContain('#+begin_src bash :exit 1\ncat /dev/null/none\n#+end_src')
})

/** Records a shell that gets each line when it has had time for the one before. */
async function recordSlowly(scratch: Scratch, args: string, lines: readonly string[]) {
  const keys = lines.map((line) => `sleep 0.7; echo '${line}'`).join('; ')
  const command = `(sleep 1; ${keys}) | "${process.execPath}" "${bin}" rec ${args}`
  return scratch.run('sh', ['-c', command], { SHELL: '/bin/bash' })
}

test('a tape of a recorded shell plays, and shows what the shell showed', async () => {
  using scratch = new Scratch({})
  const lines = ['echo $((6 * 7))', 'read name', 'you', 'echo "hi $name"', 'exit']
  await recordSlowly(scratch, '-o a.tape', lines)
  using stage = new Scratch({ 'b.tape': scratch.read('a.tape').replace('a.gif', 'a.txt') })
  const { code } = await stage.runbook('run', 'b.tape')
  expect(code).toBe(0)
  expect(stage.read('a.txt').split('\n')).toEqual(expect.arrayContaining(['42', 'you', 'hi you']))
})

test('a cast of a recorded shell has a marker for each command, and no marks of ours', async () => {
  using scratch = new Scratch({ keys: typed })
  await record(scratch, '-o a.cast --format 3')
  const cast = scratch.read('a.cast')
  const markers = [...cast.matchAll(/"m", "(.*)"\]/g)].map(([, label]) => label)
  expect(markers).toEqual([
    'echo one',
    'true',
    'cat /dev/null/none',
    String.raw`echo \"two`,
    'exit',
  ])
  expect(cast).not.toMatch(/7337|__runbook/)
})

test('--max-length makes a cast fit, and leaves nothing out', async () => {
  using scratch = new Scratch({ keys: 'sleep 1.2\necho $((6 * 7))\nexit\n' })
  await record(scratch, '-o a.cast --max-length 800ms')
  const events = scratch.read('a.cast').trimEnd().split('\n').slice(1)
  const [last] = JSON.parse(events.at(-1) ?? '') as [number]
  expect([last <= 0.8, events.some((event) => event.includes('42\\r\\n'))]).toEqual([true, true])
})

test('--max-length is refused before anything is recorded where no cast is made', async () => {
  using scratch = new Scratch({ keys: typed })
  const { code, stderr } = await record(scratch, '-o a.tape --max-length 20s')
  expect([code, stderr]).toEqual([2, expect.stringContaining('--max-length is for casts')])
})

test('the value of a variable with a secret name does not reach the files', async () => {
  using scratch = new Scratch({ keys: 'echo $API_TOKEN\nexit\n' })
  await record(scratch, '-o a.cast -o a.org -o a.tape', { API_TOKEN: 'hunter22hunter' })
  const files = ['a.cast', 'a.org', 'a.tape'].map((name) => scratch.read(name)).join('')
  expect([files.includes('hunter22'), files.includes('********')]).toEqual([false, true])
})

test('who removes the temporary files meanwhile keeps the recording', async () => {
  using scratch = new Scratch({ keys: 'rm -rf "$TMPDIR"/*\necho $((6 * 7))\nexit\n' })
  mkdirSync(join(scratch.path, 'tmp'))
  const { code } = await record(scratch, '-o a.cast', { TMPDIR: join(scratch.path, 'tmp') })
  expect([code, scratch.read('a.cast')]).toEqual([0, expect.stringContaining('42\\r\\n')])
})

test('an existing file is not recorded over', async () => {
  using scratch = new Scratch({ keys: typed, 'a.cast': 'mine' })
  const { code, stderr } = await record(scratch, '-o a.cast')
  expect([code, stderr.includes('--force'), scratch.read('a.cast')]).toEqual([7, true, 'mine'])
})

test('a shell that is no program is refused before anything is recorded', async () => {
  using scratch = new Scratch({ keys: typed })
  const { code, stderr } = await record(scratch, '--shell /etc -o a.cast')
  expect([code, stderr]).toEqual([7, expect.stringContaining('there is no shell /etc')])
})

test('a document is refused for a shell that does not tell of its commands', async () => {
  using scratch = new Scratch({ keys: typed })
  const { code, stderr } = await record(scratch, '--shell sh -o a.org')
  expect([code, stderr.includes('--shell bash')]).toEqual([2, true])
})

for (const shell of ['zsh', 'fish']) {
  test(`commands of ${shell} are told apart`, async () => {
    using scratch = new Scratch({})
    await recordSlowly(scratch, `--shell ${shell} -o a.md`, ['echo one', 'false', 'exit'])
    const fence = '```'
    expect(scratch.read('a.md')).toBe(
      `# a\n\n${fence}${shell}\necho one\n${fence}\n\n${fence}output\none\n${fence}\n\n${fence}${shell} {exit=1}\nfalse\n${fence}\n`,
    )
  })
}

test.each(['nounset', 'noclobber'])('commands of zsh are told apart with %s', async (option) => {
  using scratch = new Scratch({})
  writeFileSync(join(scratch.home, '.zshrc'), `setopt ${option}\n`)
  await recordSlowly(scratch, '--shell zsh -o a.org', ['echo one', 'exit'])
  expect(scratch.read('a.org')).toMatch(/\n\n#\+begin_src zsh\necho one\n[^]*\n: one\n$/)
})

test('the mode that fish shows before its prompt is no output of the command', async () => {
  using scratch = new Scratch({})
  mkdirSync(join(scratch.home, '.config/fish'), { recursive: true })
  writeFileSync(join(scratch.home, '.config/fish/config.fish'), 'fish_vi_key_bindings\n')
  await recordSlowly(scratch, '--shell fish -o a.org', ['echo one', 'exit'])
  expect(scratch.read('a.org')).toMatch(/\n#\+RESULTS:\n: one\n$/)
})

test('what zsh prints before a prompt is no output of the command', async () => {
  using scratch = new Scratch({})
  writeFileSync(join(scratch.home, '.zshrc'), 'precmd() { print "status $?" }\n')
  await recordSlowly(scratch, '--shell zsh -o a.org', ['echo one', 'exit'])
  expect(scratch.read('a.org')).toMatch(/\n#\+RESULTS:\n: one\n$/)
})

test('commands of zsh are told apart where its first start file says that the others are elsewhere', async () => {
  using scratch = new Scratch({})
  mkdirSync(join(scratch.home, 'zsh'))
  writeFileSync(join(scratch.home, '.zshenv'), 'export ZDOTDIR=$HOME/zsh\n')
  writeFileSync(join(scratch.home, 'zsh/.zshrc'), 'alias hi="echo own alias"\n')
  await recordSlowly(scratch, '--shell zsh -o a.org', ['hi', 'echo ${ZDOTDIR#$HOME/}', 'exit'])
  expect(scratch.read('a.org')).toMatch(/\nhi\n[^]*\n: own alias\n[^]*\n: zsh\n/)
})

test.each(['HISTSIZE=0', 'set -u'])('commands of bash are told apart with %s', async (line) => {
  using scratch = new Scratch({ keys: 'echo one\nexit\n' })
  writeFileSync(join(scratch.home, '.bashrc'), `${line}\n`)
  await record(scratch, '-o a.org')
  expect(scratch.read('a.org')).toMatch(/\n\n#\+begin_src bash\necho one\n[^]*\n: one\n$/)
})

test('a terminal without a size is recorded as a plain one, also when it forgets its size', async () => {
  using scratch = new Scratch({})
  writeFileSync(join(scratch.home, '.bashrc'), "PS1='ready '\n")
  const rec = `exec "${process.execPath}" "${bin}" rec -o a.cast`
  const args = ['-c', `export OUTER=$(tty); stty cols 0 rows 0; ${rec}`]
  const env = { PATH: process.env['PATH'] ?? '', HOME: scratch.home, SHELL: '/bin/bash' }
  const terminal = openPty({ file: 'sh', args, env, cwd: scratch.path, cols: 80, rows: 24 })
  const resize = ['cols 90 rows 30', 'cols 0 rows 0'].map(
    (size) => `stty -F $OUTER ${size}; sleep 0.3`,
  )
  let shown = ''
  terminal.onData((data) => {
    const isReady = shown.includes('ready ')
    shown += Buffer.from(data).toString()
    if (!isReady && shown.includes('ready ')) terminal.write(`${resize.join('; ')}; exit\r`)
  })
  const { exitCode } = await terminal.exited
  const sizes = scratch.read('a.cast').match(/"(?:width|height)":\d+|"r", "\d+x\d+"/g)
  expect([exitCode, sizes]).toEqual([0, ['"width":80', '"height":24', '"r", "90x30"']])
})

test('a place where nothing can be written is said before the shell begins', async () => {
  using scratch = new Scratch({ keys: 'touch typed\nexit\n' })
  await record(scratch, '-o /proc/a.cast')
  expect(scratch.state().some((file) => file.startsWith('typed'))).toBe(false)
})

test('what can be written of a recording is written when one of its files cannot be', async () => {
  using scratch = new Scratch({ keys: 'echo kept\nrm -r gone\nexit\n', 'gone/b.md': '' })
  const { code } = await record(scratch, '-o gone/a.md -o a.md')
  expect([code, scratch.read('a.md').includes('echo kept')]).toEqual([7, true])
})

test('a tape types what the last program of a recorded shell read, also when Ctrl-D ended the shell', async () => {
  using scratch = new Scratch({})
  await recordSlowly(scratch, '-o a.tape', ['read name', 'you'])
  expect(scratch.read('a.tape')).toContain('Type "you"\nEnter\n')
})

const privateRoot = `runbook-${process.getuid?.()}`

/** Records bash with a start file until its prompt is there, and then sends a signal; gives what the cast shows. */
async function interrupted(scratch: Scratch, signal: NodeJS.Signals, startFile: string) {
  mkdirSync(join(scratch.path, 'tmp'))
  writeFileSync(join(scratch.home, '.bashrc'), `PS1='ready '\n${startFile}`)
  const args = [bin, 'rec', '-o', 'a.cast', '--shell', '/bin/bash']
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: scratch.home,
    TMPDIR: join(scratch.path, 'tmp'),
  }
  const size = { cols: 80, rows: 24 }
  const terminal = openPty({ file: process.execPath, args, env, cwd: scratch.path, ...size })
  let shown = ''
  terminal.onData((data) => {
    const isReady = shown.includes('ready ')
    shown += Buffer.from(data).toString()
    if (!isReady && shown.includes('ready ')) terminal.kill(signal)
  })
  await terminal.exited
  const [, ...events] = scratch.read('a.cast').trimEnd().split('\n')
  return events.map((event) => (JSON.parse(event) as string[])[2]).join('')
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'what was recorded until a %s came is written, and nothing stays in the directory that sandboxes do not see',
  async (signal) => {
    using scratch = new Scratch({})
    const shown = await interrupted(scratch, signal, '')
    const left = readdirSync(join(scratch.path, 'tmp'), { recursive: true, encoding: 'utf8' })
    expect([shown.includes('ready '), left]).toEqual([true, [privateRoot]])
  },
)

test('what was recorded until a signal came is written of a shell that ignores hang-ups, too', async () => {
  using scratch = new Scratch({})
  expect(await interrupted(scratch, 'SIGTERM', "trap '' HUP\n")).toContain('ready ')
})
