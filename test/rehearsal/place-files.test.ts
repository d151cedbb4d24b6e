import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { placeFiles } from '../../src/rehearsal/place-files.ts'

/** A folder with a repository, whose hooks lie beside it, another link to them, and a repository below. */
function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'place-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, '.git'))
  mkdirSync(join(folder, 'shared'))
  mkdirSync(join(folder, 'module/.git'), { recursive: true })
  symlinkSync('../shared', join(folder, '.git/hooks'))
  symlinkSync('shared', join(folder, 'linked'))
  return folder
}

const file = (path: string) => ({ path, text: 'echo ran\n', executable: true })

test('placeFiles() makes a file with its directories', () => {
  const folder = repository()
  placeFiles(join(folder, 'a.org'), [file('bin/tool')])
  expect(readFileSync(join(folder, 'bin/tool'), 'utf8')).toBe('echo ran\n')
})

const hooks = [
  '.git/hooks/post-checkout',
  'shared/post-checkout',
  'linked/post-checkout',
  'module/.git/hooks/post-checkout',
]

test.each(hooks)('placeFiles() makes no hook of git as %s', (path) => {
  const folder = repository()
  expect(() => placeFiles(join(folder, 'a.org'), [file(path)])).toThrow(
    expect.objectContaining({ code: 'E_REFUSED' }),
  )
  expect(existsSync(join(folder, path))).toBe(false)
})

test.each(['a.org', 'a.runbook.yaml'])(
  'placeFiles() leaves the document and its sidecar alone: %s',
  (path) => {
    const folder = repository()
    expect(() => placeFiles(join(folder, 'a.org'), [file(path)])).toThrow(
      expect.objectContaining({ code: 'E_REFUSED' }),
    )
  },
)
