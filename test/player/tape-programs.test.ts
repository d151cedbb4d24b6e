import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { planTape } from '../../src/player/plan-tape.ts'

/** A directory with a tape's own, `work`, and one of the user's programs, `own bin`, that holds `greet`. */
const path = mkdtempSync(join(tmpdir(), 'runbook-programs-'))
const [work, own] = [join(path, 'work'), join(path, 'own-bin')]
for (const directory of [join(work, 'bin'), own]) {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, directory === own ? 'greet' : 'local'), '', { mode: 0o755 })
}
symlinkSync('/usr/bin/env', join(own, 'linked'))
afterAll(() => rmSync(path, { recursive: true, force: true }))

const plan = (text: string, given: Partial<Parameters<typeof planTape>[0]> = {}) =>
  planTape({
    path: join(work, 'demo.tape'),
    name: 'demo.tape',
    currentDirectory: work,
    source: Buffer.from(`Output a.gif\n${text}\n`),
    redirect: [],
    sandbox: 'bubblewrap',
    allowRead: [],
    allowWrite: [],
    env: {},
    searchPath: `${own}:/usr/bin:/bin`,
    ...given,
  })

/** What a tape asks for, and what it and its user say of its shell. */
const found: readonly (readonly [string, string, Parameters<typeof plan>[1]])[] = [
  ['by the PATH of the tape', 'Env PATH "./bin:/bin"\nRequire local', {}],
  ['by the PATH of the user', 'Require greet', { env: { PATH: `${own}:/bin` }, allowRead: [own] }],
  ['by a path that begins where its shell starts', 'Require ./bin/local', {}],
  ['without a sandbox', 'Require greet', { env: { PATH: `${own}:/bin` }, sandbox: 'none' }],
]

for (const [how, text, given] of found) {
  test(`a program is found ${how}`, () => {
    expect(plan(text, given).problems).toEqual([])
  })
}

test('a program on a PATH that the sandbox does not show is missing', () => {
  expect(plan('Require greet', { env: { PATH: `${own}:/bin` } }).problems).toHaveLength(1)
})

test('a required program that only its user finds is told with what grants it', () => {
  const told = plan('Require greet').problems.map(({ message, hint }) => [message, hint])
  expect(told).toEqual([
    [
      'the tape requires greet, which its shell does not find',
      `It is ${own}/greet: play the tape with --allow-env PATH --allow-read ${own}.`,
    ],
  ])
})

test('a shell that only its user finds is told with what grants it', () => {
  writeFileSync(join(own, 'pwsh'), '', { mode: 0o755 })
  const hints = plan('Set Shell pwsh').problems.map(({ hint }) => hint)
  expect(hints.join('')).toContain(`--allow-read ${own}`)
})

test('a typed program that only its user finds is noted once, where it is typed', () => {
  const text = 'Type "greet me"\nEnter\nType "greet | cat"\nEnter'
  const { notes } = plan(text)
  expect(notes.map(({ message, place }) => [message, place?.line])).toEqual([
    ['the shell does not find greet', 2],
  ])
})

test('a program that is shown needs only the PATH', () => {
  const hints = plan('Type "linked" Enter', { allowRead: [own] }).notes.map(({ hint }) => hint)
  expect(hints).toEqual([`It is ${own}/linked: play the tape with --allow-env PATH.`])
})

/** Text that is typed, and why nothing is said of it. */
const unsaid: readonly (readonly [string, string])[] = [
  ['Type "ls" Enter', 'it is found'],
  ['Type "no-such-program" Enter', 'nobody has it'],
  ['Require greet\nType "greet" Enter', 'it is required'],
  ['Type "greetings" Backspace 4 Enter', 'the line is edited'],
  ['Type "echo greet" Enter', 'it is an argument'],
]

for (const [text, why] of unsaid) {
  test(`nothing is noted of ${text.replace('\n', ', ')}: ${why}`, () => {
    expect(plan(text).notes).toEqual([])
  })
}

test('a line that is cancelled is followed by another', () => {
  const { notes } = plan('Type "l" Ctrl+C Type "gre" Sleep 1s Type "et" Enter')
  expect(notes).toHaveLength(1)
})
