import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { isRunning } from '../session/is-running.ts'
import { sshdHasTerminals, startSshd, type TestSshd } from '../session/remote/start-sshd.ts'
import { bin, finished, orgBlock, Scratch } from './command-line.ts'

vi.setConfig({ hookTimeout: 30_000 })

let sshd: TestSshd
const tools = new Scratch({})
beforeAll(async () => {
  sshd = await startSshd(tools.path)
})
afterAll(async () => {
  await sshd.stop()
  tools[Symbol.dispose]()
})

/** Flags that let a document reach the sshd of this file. */
function granted(target = 'ssh:web1'): string[] {
  return ['--ssh-config', sshd.config, '--allow-remote', target]
}

const sessionTest = test.skipIf(!sshdHasTerminals)

const results = (text: string): string[] => text.match(/^: .*$/gm) ?? []

test('run refuses a machine that was not granted before anything runs, and names the flag', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('touch ran') + orgBlock('pwd', ':dir /ssh:me@web1:/tmp'),
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('E_REMOTE_REFUSED'), readdirSync(scratch.path)]).toEqual([
    6,
    true,
    ['a.org'],
  ])
  expect(stderr).toContain('--allow-remote ssh:me@web1')
})

test('run refuses it also with --keep-going', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('touch ran') + orgBlock('pwd', ':dir /ssh:web1:/tmp'),
  })
  const { code } = await scratch.runbook('run', 'a.org', '--keep-going')
  expect([code, readdirSync(scratch.path)]).toEqual([6, ['a.org']])
})

test('run refuses a name that could be an option', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('pwd', ':dir /ssh:-oProxyCommand=x:/tmp') })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--allow-remote', 'ssh:*')
  expect([code, stderr.includes('is no plain host name')]).toEqual([2, true])
})

test('no block writes what ssh obeys on this machine, nor what kubectl does', async () => {
  const evil = `echo 'ProxyCommand touch ${tools.path}/ran' >> ssh_config; echo 'users: []' >> kube`
  using scratch = new Scratch({
    ssh_config: 'Host web1\n',
    kube: 'apiVersion: v1\n',
    'a.org': orgBlock(`${evil}; true`) + orgBlock('pwd', ':dir /ssh:web1:/tmp'),
  })
  const run = ['run', 'a.org', '--ssh-config', 'ssh_config', '--allow-remote', 'ssh:web1']
  const KUBECONFIG = join(scratch.path, 'kube')
  await scratch.run(process.execPath, [bin, ...run], { KUBECONFIG })
  const kept = [scratch.read('ssh_config'), scratch.read('kube')]
  expect([...kept, readdirSync(tools.path)]).toEqual(['Host web1\n', 'apiVersion: v1\n', []])
})

test('no file is tangled to what ssh obeys on this machine', async () => {
  using scratch = new Scratch({
    ssh_config: 'Host web1\n',
    'a.org': `${orgBlock('Host *', ':tangle ssh_config :eval no')}${orgBlock('pwd', ':dir /ssh:web1:/')}`,
  })
  const run = ['run', 'a.org', '--ssh-config', 'ssh_config', '--allow-remote', 'ssh:web1']
  const { code, stderr } = await scratch.runbook(...run)
  expect([code, stderr.includes('ssh_config is a file that programs')]).toEqual([6, true])
})

test('run refuses a machine that only a reference reaches while it runs', async () => {
  using scratch = new Scratch({
    'a.org': `#+NAME: here\n${orgBlock('echo ran', ':eval query')}${orgBlock('echo $x', ':results output :var x=here[:dir /ssh:web1:/tmp]()')}`,
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--ssh-config', sshd.config)
  expect([code, stderr.includes('E_REMOTE_REFUSED')]).toEqual([6, true])
})

sessionTest('run executes the blocks of a granted machine there, over one connection', async () => {
  const before = sshd.logins()
  using scratch = new Scratch({
    'a.org': [
      orgBlock('echo "$FROM_SSHD $PWD"', ':results output :dir /ssh:web1:/usr'),
      orgBlock('x=1', ':session s :dir /ssh:web1:/usr/bin'),
      orgBlock('echo "$x $PWD"', ':results output :session s'),
      orgBlock('echo "[$FROM_SSHD]"'),
    ].join(''),
  })
  const { code } = await scratch.runbook('run', 'a.org', ...granted())
  expect([code, results(scratch.read('a.org')), sshd.logins() - before]).toEqual([
    0,
    [': yes /usr', ': 1 /usr/bin', ': []'],
    1,
  ])
})

test('run gives a remote block its variables, words, input and first line', async () => {
  const header =
    ':results output :dir /ssh:web1:/tmp :var a="x y" :cmdline 1 "2 3" :stdin text :prologue b=p'
  using scratch = new Scratch({
    'a.org': `#+NAME: text\n: given\n\n${orgBlock('echo "$a|$2|$b"; cat', header)}`,
  })
  await scratch.runbook('run', 'a.org', ...granted())
  expect(results(scratch.read('a.org'))).toEqual([': given', ': x y|2 3|p', ': given'])
})

test('run writes the result file of a remote block there, and links it as Emacs does', async () => {
  using there = new Scratch({})
  using scratch = new Scratch({
    'a.org': orgBlock(
      'echo hi',
      `:results file :file out.txt :dir /ssh:web1:${there.path}/new :mkdirp yes :file-mode o640`,
    ),
  })
  await scratch.runbook('run', 'a.org', ...granted())
  expect([there.read('new/out.txt'), readdirSync(scratch.path)]).toEqual(['hi\n', ['a.org']])
  expect(scratch.read('a.org')).toContain(`[[file:/ssh:web1:${there.path}/new/out.txt]]`)
})

test('run masks secrets in what a remote block writes', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('echo "$API_TOKEN"', ':results output :dir /ssh:web1:/tmp'),
  })
  const secret = ['--env', 'API_TOKEN=opensesame']
  const { stdout, stderr } = await scratch.runbook('run', 'a.org', '-v', ...secret, ...granted())
  expect(stdout + stderr + scratch.read('a.org')).not.toContain('opensesame')
})

test('run keeps control sequences of a remote block from the terminal', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock(String.raw`printf '\e]0;forged\a'; exit 1`, ':dir /ssh:web1:/tmp'),
  })
  const { stderr } = await scratch.runbook('run', 'a.org', ...granted())
  expect(stderr).not.toContain('\u001b]0;')
})

test('run goes on after a host that cannot be reached when asked to, and says how to mend it', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('pwd', ':dir /ssh:stranger:/tmp') + orgBlock('echo next'),
  })
  const flags = ['--keep-going', ...granted('ssh:stranger')]
  const { code, stderr } = await scratch.runbook('run', 'a.org', ...flags)
  expect([code, results(scratch.read('a.org'))]).toEqual([3, [': next']])
  expect(stderr).toContain('compare the fingerprint')
})

sessionTest(
  'an interrupted run ends what it started on the other machine, and the connection',
  async () => {
    using scratch = new Scratch({
      'a.org': orgBlock('echo begun; sleep 61381', ':dir /ssh:web1:/tmp :session s'),
    })
    const child = scratch.start(process.execPath, [bin, 'run', 'a.org', ...granted()])
    const end = finished(child)
    await vi.waitUntil(() => isRunning('61381'), 20_000)
    child.kill('SIGINT')
    const { code } = await end
    await vi.waitUntil(() => !isRunning('61381') && !isRunning(sshd.config), 10_000)
    expect(code).toBe(130)
  },
)

for (const header of [':session s', ':session none']) {
  const needed = header === ':session s' ? sessionTest : test
  needed(`a run that is killed leaves nothing on the other machine (${header})`, async () => {
    using scratch = new Scratch({
      'a.org': orgBlock('sleep 61382 & sleep 61383', `${header} :dir /ssh:web1:/tmp`),
    })
    const child = scratch.start(process.execPath, [bin, 'run', 'a.org', ...granted()])
    const end = finished(child)
    await vi.waitUntil(() => isRunning('61383'), 20_000)
    child.kill('SIGKILL')
    await end
    await vi.waitUntil(() => !isRunning('61382') && !isRunning('61383'), 10_000)
    await vi.waitUntil(() => !isRunning(sshd.config), 10_000)
    expect(isRunning('6138')).toBe(false)
  })
}

test('a remote command of another user runs through a stand-in for sudo on that machine', async () => {
  const sudo = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nAS=root exec "$@"\n'
  const path = `${tools.path}/sudo`
  using scratch = new Scratch({
    'a.org': orgBlock('echo "$AS $FROM_SSHD"', ':results output :dir /ssh:web1|sudo::/tmp'),
  })
  await scratch.run('/bin/sh', ['-c', `printf %s "$0" >${path}; chmod 755 ${path}`, sudo])
  await scratch.runbook('run', 'a.org', ...granted('ssh:web1|sudo:root@web1'))
  expect(results(scratch.read('a.org'))).toEqual([': root yes'])
})

test('plan shows where a block runs', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('pwd', ':dir /ssh:me@web1:/tmp') })
  const { code, stdout } = await scratch.runbook('plan', 'a.org')
  expect([code, stdout.split('\n')[0]]).toEqual([0, '1  pwd  runs on ssh:me@web1'])
})

test('a rehearsal contacts no other machine, answers from the document, and says so', async () => {
  const before = sshd.visits()
  using scratch = new Scratch({
    'a.org': `${orgBlock('uptime', ':results output :dir /ssh:web1:/tmp')}#+RESULTS:\n: up\n\n`,
  })
  const flags = ['--rehearse', '-v', '--ssh-config', sshd.config]
  const { code, stderr } = await scratch.runbook('run', 'a.org', ...flags)
  expect([code, sshd.visits() - before]).toEqual([0, 0])
  expect(stderr).toContain(
    'ssh:web1 was not contacted: its result in the document answered.\n      up\n',
  )
})

test('a rehearsal answers a remote block from the cassette by method, target and script', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('uptime', ':results output :dir /ssh:web1:/tmp'),
    'a.rehearsal.yaml':
      'version: 1\ncommands:\n  - run: ssh web1 uptime\n    stdout: "played\\n"\n',
  })
  await scratch.runbook('run', 'a.org', '--rehearse', '--write')
  expect(results(scratch.read('a.org'))).toEqual([': played'])
})

test('a rehearsal lists a remote block that nothing answers', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('uptime', ':dir /docker:box:/tmp') })
  const { stderr } = await scratch.runbook('run', 'a.org', '--rehearse')
  expect(stderr).toMatch(/uncovered.*\n.*docker box uptime/)
})

test('the private files of a run on other machines are gone at its end', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('true', ':dir /ssh:web1:/tmp') })
  const temporary = new Scratch({})
  await scratch.run(process.execPath, [bin, 'run', 'a.org', ...granted()], {
    TMPDIR: temporary.path,
  })
  const left = readdirSync(temporary.path, { recursive: true, encoding: 'utf8' })
  temporary[Symbol.dispose]()
  expect(left).toEqual([`runbook-${process.getuid?.() ?? ''}`])
})
