import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { type User, become, isRoot, own } from '../sandbox/run-inside.ts'
import { copyPackages } from './copy-packages.ts'
import { isRunning } from './is-running.ts'
import { workspaceForTest } from './open-for-test.ts'

// Other processes run the compiled sources, as Node does not read TypeScript.
const project = resolve(import.meta.dirname, '../..')
let built = ''
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'session-build-'))
  execFileSync('chmod', ['755', built])
  const emit = ['--noEmit', 'false', '--rewriteRelativeImportExtensions', '--outDir', built]
  const files = ['holder.ts', 'matrix.ts', 'server-holder.ts', 'server-matrix.ts'].map(
    (name) => `test/fixtures/session/${name}`,
  )
  const config = ['--ignoreConfig', '--module', 'nodenext', '--target', 'es2023', '--types', 'node']
  const tsc = join(project, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, ...files, ...config, '--rootDir', '.', ...emit], {
    cwd: project,
  })
  const packages = ['execa', '@lydell/node-pty', 'sh-syntax']
  copyPackages(packages, join(project, 'node_modules'), join(built, 'node_modules'))
  execFileSync('cp', [join(project, 'package.json'), built])
  execFileSync('chmod', ['-R', 'a+rX', built])
}, 60_000)
afterAll(() => rmSync(built, { recursive: true, force: true }))

function start(name: string, env: NodeJS.ProcessEnv, before: readonly string[]): ChildProcess {
  const script = join(built, 'test/fixtures/session', name)
  const [file, ...args] = [...before, process.execPath, script]
  return spawn(file, args, { env: { PATH: process.env['PATH'], ...env } })
}

/** The JSON that a process prints, which must say nothing on standard error. */
async function printed(child: ChildProcess): Promise<unknown> {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (data) => (stdout += data))
  child.stderr?.on('data', (data) => (stderr += data))
  await new Promise((done) => child.once('close', done))
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

test('openSession() leaves no process when its own process is killed', async () => {
  const workspace = workspaceForTest()
  const word = `97${process.pid}`
  const holder = start('holder.js', { WORKSPACE: workspace, WORD: word }, [])
  await expect.poll(() => existsSync(join(workspace, 'started')), { timeout: 15_000 }).toBe(true)
  holder.kill('SIGKILL')
  await expect.poll(() => isRunning(word), { timeout: 5000 }).toBe(false)
}, 30_000)

test.skipIf(!isRoot)(
  'openSession() works for an ordinary user (needs root)',
  async () => {
    const workspace = workspaceForTest()
    chownSync(workspace, 65_534, 65_534)
    const child = start('matrix.js', { WORKSPACE: workspace, HOME: '/nonexistent' }, become('user'))
    expect(await printed(child)).toEqual([
      ['65534\n', 0, 'completed'],
      ['1\n', 1, 'completed'],
      ['\n', 130, 'timed-out'],
      ['', 137, 'timed-out'],
      ['', 0, 'completed'],
      ['Resource temporarily unavailable\n', 0, 'completed'],
      ['65534\n', 3, 'completed'],
    ])
  },
  30_000,
)

/** A workspace and a directory that sandboxes share, which belong to that user. */
function placeOf(user: User): Record<'WORKSPACE' | 'SHARED', string> {
  const [workspace, directory] = [workspaceForTest(), workspaceForTest()]
  for (const path of [workspace, directory, join(directory, 'tmp'), join(directory, 'home')]) {
    mkdirSync(path, { recursive: true })
    own(path, user)
  }
  return { WORKSPACE: workspace, SHARED: directory }
}

test('ShellServers.run() leaves no process when its own process is killed', async () => {
  const place = placeOf('root')
  const word = `96${process.pid}`
  const holder = start('server-holder.js', { ...place, WORD: word }, [])
  const started = join(place.WORKSPACE, 'started')
  await expect.poll(() => existsSync(started), { timeout: 15_000 }).toBe(true)
  holder.kill('SIGKILL')
  await expect.poll(() => isRunning(word), { timeout: 5000 }).toBe(false)
}, 30_000)

test.skipIf(!isRoot)(
  'ShellServers.run() works for an ordinary user (needs root)',
  async () => {
    const env = { ...placeOf('user'), HOME: '/nonexistent' }
    const child = start('server-matrix.js', env, become('user'))
    expect(await printed(child)).toEqual([
      ['65534\n', 3, 'completed'],
      ['0\n', 0, 'completed'],
      ['Permission\n', 0, 'completed'],
      ['-1\n', 0, 'completed'],
      ['', 1, 'completed'],
      ['on\n', 0, 'completed'],
      ['', 130, 'timed-out'],
      ['', 0, 'completed'],
      ['0\n', 0, 'completed'],
      ['', 0, 'completed'],
      ['', 1, 'completed'],
    ])
  },
  30_000,
)
