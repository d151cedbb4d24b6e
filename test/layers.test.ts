import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { expect, test } from 'vitest'

// The pipeline, low to high: an entry may import itself and the entries before it.
const layers = [
  'errors.ts',
  'document',
  'classify',
  'notes',
  'remote',
  'plan',
  'redact',
  'sandbox',
  'rehearsal',
  'pty',
  'session',
  'execute',
  'expect',
  'dialect',
  'results',
  'preflight',
  'tangle',
  'export',
  'cast',
  'screen',
  'render',
  'recording',
  'tape',
  'player',
  'rec',
  'journal',
  'read-document.ts',
  'read-library.ts',
  'tangle-document.ts',
  'run-options.ts',
  'confine-run.ts',
  'runbook.ts',
  'build-document.ts',
  'verdict',
  'config',
  'serve',
  'cli',
  'index.ts',
]
const src = resolve(import.meta.dirname, '../src')
const top = (path: string): string => path.split('/')[0] ?? ''

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8')
    return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, path = '']) => ({
      file,
      from: top(file),
      to: top(relative(src, resolve(src, file, '..', path))),
    }))
  })

test('the imports were found', () => {
  expect(imports.length).toBeGreaterThan(3)
})

test('every import points back along the pipeline', () => {
  const wrong = imports.filter(
    ({ from, to }) => layers.indexOf(to) > layers.indexOf(from) || !layers.includes(to),
  )
  expect(wrong).toEqual([])
})
