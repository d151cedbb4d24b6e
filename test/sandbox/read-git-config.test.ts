import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readGitConfig } from '../../src/sandbox/read-git-config.ts'

/** The variables that git reads, null where it reads no such file. */
function readByGit(config: string): { key: string; value: string }[] | null {
  const directory = mkdtempSync(join(tmpdir(), 'runbook-config-'))
  try {
    const file = join(directory, 'config')
    writeFileSync(file, config)
    const { stdout, status } = spawnSync('git', ['config', '-z', '--list', '--file', file])
    if (status !== 0) return null
    const variables = stdout.toString('utf8').split('\0').slice(0, -1)
    return variables.map((variable) => {
      const [name = '', ...value] = variable.split('\n')
      return { key: name.replace(/^.*\./s, ''), value: value.join('\n') }
    })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const pieces = [
  'a',
  'b c',
  ' ',
  '"',
  '\\\n',
  '\\"',
  '\\\\',
  '\\t',
  '#',
  ';',
  '=',
  'ü',
  '\r\n',
  '\n',
]
const lines = ['\n[core]\n', '\n[a "b"] ', '\nkey = ', '\nx=', '\nalone\n', '\n# no\n']

test('readGitConfig() reads what git reads', () => {
  const part = fc.constantFrom(...pieces, ...lines)
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const config = `[core]\nkey = ${parts.join('')}`
      const wanted = readByGit(config)
      fc.pre(wanted !== null)
      const found = readGitConfig(config).map(({ key, value }) => ({ key, value }))
      expect(found).toEqual(wanted)
    }),
  )
})

test('readGitConfig() names sections and keys in small letters', () => {
  expect(readGitConfig('[CORE] hooksPath = H\n[Filter "A]"]\nclean=x')).toEqual([
    { section: 'core', key: 'hookspath', value: 'H' },
    { section: 'filter', key: 'clean', value: 'x' },
  ])
})

test('readGitConfig() reads a long value in linear time', () => {
  const [variable] = readGitConfig(`[a]\nk = ${'"" '.repeat(300_000)}"\n`)
  expect(variable?.value.trim()).toBe('')
})
