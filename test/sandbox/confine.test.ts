import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { confine } from '../../src/sandbox/confine.ts'
import { defaultPolicy, withoutSandbox } from '../../src/sandbox/policy.ts'
import {
  makePrivateDirectory,
  removePrivateDirectory,
} from '../../src/sandbox/private-directory.ts'
import { type User, placeForTest, runInside } from './run-inside.ts'

const self: User = process.getuid?.() === 0 ? 'root' : 'user'

test('confine() gives the standard environment and nothing of the host', () => {
  const { workspace } = placeForTest(self)
  const { stdout } = runInside(self, 'env | sort', { workspace, env: { TZ: 'UTC' } })
  const names = stdout.split('\n').map((line) => line.split('=')[0])
  const standard = 'EMAIL HOME LANG LOGNAME PATH PIP_RETRIES PWD SHELL SHLVL TERM TZ USER _'
  expect(names).toEqual([...standard.split(' '), 'npm_config_fetch_retries', ''])
})

test('confine() hands over a variable with spaces, newlines and a percent sign as it is', () => {
  const { workspace } = placeForTest(self)
  const value = 'a b\n%s \'"\\x41 é'
  const { stdout } = runInside(self, 'printf %s "$V"', { workspace, env: { V: value } })
  expect(stdout).toBe(value)
})

test('confine() keeps a loader variable of the policy away from the programs outside', () => {
  const { workspace } = placeForTest(self)
  const env = { LD_PRELOAD: '/nowhere.so', BASH_ENV: join(workspace, 'evil') }
  const command = confine({ ...defaultPolicy({ workspace }), env }, ['true'], {
    terminal: false,
    cwd: workspace,
  })
  expect(Object.keys(command.env)).not.toContain('LD_PRELOAD')
})

test('confine() keeps values of the policy off the command line', () => {
  const { workspace } = placeForTest(self)
  const policy = { ...defaultPolicy({ workspace }), env: { TOKEN: 'hidden-value' } }
  const { args } = confine(policy, ['true'], { terminal: false, cwd: workspace })
  expect(args.join(' ')).not.toContain('hidden-value')
})

test('confine() lets a script write to its workspace', () => {
  const { workspace } = placeForTest(self)
  runInside(self, 'echo text > file', { workspace })
  expect(readFileSync(join(workspace, 'file'), 'utf8')).toBe('text\n')
})

test('confine() shows a path of `read`, and not for writing', () => {
  const { workspace, outside } = placeForTest(self)
  writeFileSync(join(outside, 'data'), 'shown\n')
  const script = `cat ${outside}/data; echo x > ${outside}/data`
  const ran = runInside(self, script, { workspace, read: [outside] })
  expect(ran.text).toMatch(/^shown\n.*Read-only file system/u)
})

test('confine() lets a script write to a path of `write`', () => {
  const { workspace, outside } = placeForTest(self)
  runInside(self, `echo text > ${outside}/file`, { workspace, write: [outside] })
  expect(readFileSync(join(outside, 'file'), 'utf8')).toBe('text\n')
})

test('confine() shows a mount at its own path and says so in pathInside()', () => {
  const { workspace, outside } = placeForTest(self)
  writeFileSync(join(outside, 'data'), 'shown\n')
  const mounts = [{ source: outside, target: '/run/there', access: 'read' as const }]
  const policy = { ...defaultPolicy({ workspace }), mounts }
  const command = confine(policy, ['true'], { terminal: false, cwd: workspace })
  const inside = command.pathInside(join(outside, 'data'))
  expect(runInside(self, `cat ${inside}`, policy).stdout).toBe('shown\n')
})

test('confine() hides private directories when the workspace holds them', () => {
  const { base } = placeForTest(self)
  vi.stubEnv('TMPDIR', base)
  onTestFinished(() => void vi.unstubAllEnvs())
  const directory = makePrivateDirectory('test')
  onTestFinished(() => removePrivateDirectory(directory))
  writeFileSync(join(directory, 'file'), 'secret')
  // The directory that all private directories are in stands for a workspace such as /tmp.
  const ran = runInside(self, `cat ${directory}/file; ls ${dirname(directory)}`, {
    workspace: base,
  })
  expect(ran.text).toMatch(/(No such file|Permission denied)[^]*Permission denied/u)
})

test('confine() protects a path inside a linked workspace', () => {
  const { base, workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.vscode'))
  symlinkSync(workspace, join(base, 'linked'))
  const ran = runInside(self, 'echo evil > .vscode/x', { workspace: join(base, 'linked') })
  expect(ran.text).toContain('Read-only file system')
})

test.each(['sub/.git', 'a/b/.git', '.git/modules/sub', '.git/modules/lib/sub', 'a/.git/modules/s'])(
  'confine() protects the hooks of the repository in %s',
  (directory) => {
    const { workspace } = placeForTest(self)
    mkdirSync(join(workspace, directory, 'hooks'), { recursive: true })
    const ran = runInside(self, `echo evil > ${directory}/hooks/pre-commit`, { workspace })
    expect(ran.text).toContain('Read-only file system')
  },
)

test('confine() protects the file `.git` of a worktree', () => {
  const { workspace } = placeForTest(self)
  writeFileSync(join(workspace, '.git'), 'gitdir: /elsewhere\n')
  expect(runInside(self, 'echo evil > .git', { workspace }).text).toContain('Read-only file system')
})

test('confine() protects the configuration of a submodule deep in the workspace', () => {
  const { workspace } = placeForTest(self)
  const path = 'node_modules/a/b/c/d/e/f/g/h'
  mkdirSync(join(workspace, path), { recursive: true })
  for (const directory of [workspace, join(workspace, path)])
    execFileSync('git', ['init', '-q', directory])
  const link = `160000,${'1'.repeat(40)},${path}`
  execFileSync('git', ['-C', workspace, 'update-index', '--add', '--cacheinfo', link])
  const { status } = runInside(self, `echo evil > ${path}/.git/config`, { workspace })
  expect(status).not.toBe(0)
})

test('confine() protects the file `.git` of a submodule', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, 'sub'))
  writeFileSync(join(workspace, 'sub/.git'), 'gitdir: ../.git/modules/sub\n')
  const ran = runInside(self, 'echo evil > sub/.git; mv sub sub2', { workspace })
  expect(ran.text).toMatch(/Read-only file system[^]*busy/u)
})

test.each(['commondir', 'config.worktree'])(
  'confine() protects what git obeys in the directory of a worktree: %s',
  (name) => {
    const { workspace } = placeForTest(self)
    const directory = join(workspace, '.git/worktrees/tree')
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, name), '../..\n')
    const ran = runInside(self, `echo evil > .git/worktrees/tree/${name}`, { workspace })
    expect(ran.text).toContain('Read-only file system')
  },
)

test.each([
  ['hooks', '[core]\n\thooksPath = own\n', 'own/pre-commit'],
  ['hooks by letters beyond ASCII', '[core]\n\thooksPath = häkchen\n', 'häkchen/pre-commit'],
  ['hooks in front of a comment', '[core]\r\n\thooksPath = o"w"n # mine\r\n', 'own/pre-commit'],
  ['further configuration', '[Include]\n\tpath = "../shared"\n', 'shared'],
  ['what that includes', '[include] path = ../one\n', 'two'],
  ['the program of a filter', '[filter "a"]\n\tclean = sh tools/clean %f\n', 'tools/clean'],
  ['the program of an alias', '[alias]\n\tx = !tools/x\n', 'tools/x'],
  ['hooks in a worktree', '[core]\n\thooksPath = own\n', 'tree/own/pre-commit'],
  ['hooks that links lead to', '', 'linked'],
])('confine() protects what the configuration of a repository names: %s', (_what, config, path) => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.git/hooks'), { recursive: true })
  mkdirSync(join(workspace, '.git/worktrees/tree'), { recursive: true })
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, '.git/worktrees/tree/gitdir'), join(workspace, 'tree/.git\n'))
  writeFileSync(join(workspace, '.git/config'), config)
  writeFileSync(join(workspace, 'one'), '[include]\n\tpath = two\n')
  writeFileSync(join(workspace, path), '')
  symlinkSync('../../linked', join(workspace, '.git/hooks/pre-commit'))
  const ran = runInside(self, `echo evil > ${path}`, { workspace })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() protects what the repository around the workspace names in it', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.git'))
  mkdirSync(join(workspace, 'documents/hooks'), { recursive: true })
  writeFileSync(join(workspace, '.git/config'), '[core]\n\thooksPath = documents/hooks\n')
  const ran = runInside(self, 'echo evil > hooks/pre-commit', {
    workspace: join(workspace, 'documents'),
  })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() lets a script write to what a harmless word of a configuration names', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.git'))
  writeFileSync(join(workspace, 'log'), '')
  const config = '[alias]\n\tl = log --oneline\n\tc = !cd ./\n[remote "a"]\n\turl = log\n'
  writeFileSync(join(workspace, '.git/config'), config)
  expect(runInside(self, 'echo fine > log', { workspace }).status).toBe(0)
})

test('confine() lets a script write to a repository in the workspace that has no hooks', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, 'sub/.git'), { recursive: true })
  writeFileSync(join(workspace, 'sub/.git/config'), '[core]\n\thooksPath =\n')
  expect(runInside(self, 'echo fine > sub/a', { workspace }).status).toBe(0)
})

test('confine() keeps hooks out of a repository that has no directory for them', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.git'))
  const ran = runInside(self, 'mkdir -p .git/hooks; echo evil > .git/hooks/pre-commit', {
    workspace,
  })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() keeps a configuration of the worktree out of a repository that would read it', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.git'))
  writeFileSync(join(workspace, '.git/config'), '[extensions]\n\tworktreeConfig = true\n')
  const ran = runInside(self, 'echo evil > .git/config.worktree', { workspace })
  expect(ran.text).toMatch(/Permission denied|Read-only/u)
})

test('confine() lets a script write to a protected path that is granted by name', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.vscode'))
  const write = [join(workspace, '.vscode')]
  runInside(self, 'echo {} > .vscode/tasks.json', { workspace, write })
  expect(readFileSync(join(workspace, '.vscode/tasks.json'), 'utf8')).toBe('{}\n')
})

test('confine() protects what a grant above the workspace would bring along', () => {
  const { base, workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.vscode'))
  const ran = runInside(self, 'echo {} > .vscode/tasks.json', { workspace, write: [base] })
  expect(ran.text).toContain('Read-only file system')
})

test.each([
  ['.git/hooks/pre-commit', ''],
  ['.git/config', ''],
  ['.envrc', ''],
  ['deep/.git/hooks/pre-commit', ''],
  ['deep/.git/hooks/pre-commit', 'docs'],
])('confine() protects %s of a granted tree, with the workspace in it at "%s"', (path, within) => {
  const { base, workspace } = placeForTest(self)
  const tree = join(base, 'granted')
  for (const name of ['', 'deep', 'docs']) {
    mkdirSync(join(tree, name), { recursive: true })
    execFileSync('git', ['init', '-q', join(tree, name)])
  }
  writeFileSync(join(tree, '.envrc'), '')
  const policy = { workspace: within === '' ? workspace : join(tree, within), write: [tree] }
  const { text } = runInside(self, `echo evil >> ${join(tree, path)}`, policy)
  expect(text).toMatch(/Read-only|Permission denied/u)
})

test.each(['.git', '.git/config', 'deep'])(
  'confine() lets a script write to %s of a granted tree that is granted, too',
  (name) => {
    const { base, workspace } = placeForTest(self)
    const tree = join(base, 'granted')
    for (const directory of ['', 'deep']) execFileSync('git', ['init', '-q', join(tree, directory)])
    const config = name === 'deep' ? 'deep/.git/config' : '.git/config'
    const policy = { workspace, write: [tree, join(tree, name)] }
    runInside(self, `echo '# new' >> ${join(tree, config)}`, policy)
    expect(readFileSync(join(tree, config), 'utf8')).toContain('# new')
  },
)

test('confine() protects a whole directory of the policy', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.git'))
  const ran = runInside(self, 'echo evil > .git/x', { workspace, protect: ['.git'] })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() ends a file at its size limit', () => {
  const { workspace } = placeForTest(self)
  const { limits } = defaultPolicy({ workspace })
  runInside(self, 'head -c 100000 /dev/zero > big', {
    workspace,
    limits: { ...limits, fileBytes: 4096 },
  })
  expect(readFileSync(join(workspace, 'big')).length).toBe(4096)
})

test.each(['/tmp', '$HOME', '/dev/shm'])('confine() bounds what fits into %s', (directory) => {
  const { workspace } = placeForTest(self)
  const { limits } = defaultPolicy({ workspace })
  const ran = runInside(self, `head -c 200000 /dev/zero > ${directory}/a`, {
    workspace,
    limits: { ...limits, tmpBytes: 65_536 },
  })
  expect(ran.text).toContain('No space left on device')
})

test.each(['/', '/etc', '/usr/share', '/home', process.env['HOME'] ?? '/root'])(
  'confine() refuses %s as a workspace',
  (workspace) => {
    const policy = defaultPolicy({ workspace })
    expect(() => confine(policy, ['true'], { terminal: false, cwd: '/' })).toThrow(
      expect.objectContaining({ code: 'E_REFUSED' }),
    )
  },
)

test('confine() says which path of the policy does not exist', () => {
  const { workspace } = placeForTest(self)
  const policy = { ...defaultPolicy({ workspace }), read: ['/no/such/path'] }
  expect(() => confine(policy, ['true'], { terminal: false, cwd: '/' })).toThrow(
    expect.objectContaining({ code: 'E_NO_SUCH_FILE' }),
  )
})

test('confine() without a sandbox still cleans the environment', () => {
  const { workspace } = placeForTest(self)
  const policy = withoutSandbox(defaultPolicy({ workspace }))
  const { file, args, env, cwd } = confine(policy, ['env'], { terminal: false, cwd: workspace })
  const names = execFileSync(file, args, { env: { ...env }, cwd, encoding: 'utf8' })
    .split('\n')
    .map((line) => line.split('=')[0] ?? '')
  expect(names.toSorted()).toEqual([
    '',
    ...'HOME LANG LOGNAME PATH PWD SHELL SHLVL TERM USER'.split(' '),
  ])
})

test('confine() without a sandbox still closes file descriptors', () => {
  const { workspace } = placeForTest(self)
  const policy = withoutSandbox(defaultPolicy({ workspace }))
  const before = ['bash', '-c', 'exec 77</etc 251</; exec "$@"', 'bash']
  const ran = runInside(self, 'echo /proc/self/fd/*', policy, before)
  expect(ran.stdout).toBe('/proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2 /proc/self/fd/3\n')
})

test.each([
  ['a workspace that is a file', 'file', '', 'is not a directory'],
  ['a path that leads through others', '', 'a/../file', 'is not absolute and plain'],
  ['a path that is not there', '', 'none', 'does not exist'],
])('confine() refuses %s', (_, own, read, message) => {
  const { workspace } = placeForTest(self)
  writeFileSync(join(workspace, 'file'), '')
  const policy = defaultPolicy({ workspace: join(workspace, own) })
  const reading = { ...policy, read: read === '' ? [] : [`${workspace}/${read}`] }
  expect(() => confine(reading, ['true'], { terminal: false, cwd: '/' })).toThrow(message)
})
