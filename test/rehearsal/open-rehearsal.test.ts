import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { emptyLibrary } from '../../src/plan/library.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { cassettePath } from '../../src/rehearsal/cassette-path.ts'
import { openRehearsal, type Rehearsal } from '../../src/rehearsal/open-rehearsal.ts'

/** A folder with a document and, when there is text for it, a cassette beside it. */
function folderOf(document: string, cassette: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a.org'), document)
  if (cassette !== '') writeFileSync(join(folder, 'a.rehearsal.yaml'), cassette)
  return folder
}

async function open(
  document: string,
  cassette = '',
  named = '',
): Promise<Rehearsal & { directory: string }> {
  const path = join(folderOf(document, cassette), 'a.org')
  const plan = planDocument(await parseDocument(path, Buffer.from(document)), {
    ...plainPlan,
    executable: (language) => language === 'sh',
    includeNever: true,
    confirmed: true,
  })
  const rehearsal = await openRehearsal(
    { path: plan.document.path, steps: plan.steps },
    { cassette: named, sandbox: 'none' },
  )
  onTestFinished(() => rehearsal.close())
  return { ...rehearsal, directory: dirname(path) }
}

async function run(rehearsal: Rehearsal, script: string): Promise<string> {
  const { stdout } = await promisify(execFile)('/bin/bash', ['-c', script], {
    env: { ...rehearsal.env },
  })
  return stdout
}

const block = (code: string, result: string): string =>
  `#+begin_src sh\n${code}\n#+end_src\n\n#+RESULTS:\n: ${result}\n\n`

const documents: readonly (readonly [what: string, code: string])[] = [
  ['the only call', 'kubectl get'],
  ['the last of several calls', 'helm repo add x && kubectl get'],
  ['the call in a pipeline', 'kubectl get | cat'],
  ['a call by way of sudo', 'sudo kubectl get'],
  ['a call that is watched', 'watch kubectl get'],
  ['a call in a substitution', 'echo "$(kubectl get)"'],
  ['the last program of a pipeline', "kubectl get | tail -n 1 | sed -n '7p'"],
  ['the program that counts a pipeline', 'kubectl get | grep -c x'],
  ['the program that numbers a pipeline', 'kubectl get | sort | uniq -c'],
  ['a pipeline behind a local one of the same program', 'echo x | sed d; kubectl get | sed d'],
]

test.each(documents)(
  'openRehearsal() gives the result of the document to %s',
  async (_what, code) => {
    const rehearsal = await open(block(code, 'the result'))
    rehearsal.enter(0, 'block')
    expect(await run(rehearsal, code)).toBe('the result\n')
  },
)

test('openRehearsal() runs the filters of a pipeline for real where the cassette answers', async () => {
  const code = "kubectl get | sed 's/a/b/'"
  const cassette = 'version: 1\ncommands:\n  - run: kubectl get\n    stdout: "a\\n"\n'
  const rehearsal = await open(block(code, 'the result'), cassette)
  rehearsal.enter(0, 'block')
  expect(await run(rehearsal, code)).toBe('b\n')
})

test('openRehearsal() gives each block its own result', async () => {
  const rehearsal = await open(block('kubectl get', 'one') + block('kubectl get', 'two'))
  rehearsal.enter(0, 'block')
  const first = await run(rehearsal, 'kubectl get')
  rehearsal.enter(1, 'block')
  expect([first, await run(rehearsal, 'kubectl get')]).toEqual(['one\n', 'two\n'])
})

test('openRehearsal() finds the cassette beside the document', async () => {
  const cassette = 'version: 1\ncommands:\n  - run: kubectl get\n    stdout: "played\\n"\n'
  expect(await run(await open('', cassette), 'kubectl get')).toBe('played\n')
})

test('openRehearsal() refuses a cassette that was named and is not there', async () => {
  const error = expect.objectContaining({ code: 'E_NO_SUCH_FILE' }) as Error
  await expect(open('', '', '/nonexistent/x.yaml')).rejects.toThrow(error)
})

test('openRehearsal() refuses a directory for a cassette', async () => {
  const error = expect.objectContaining({ code: 'E_UNREADABLE' }) as Error
  await expect(open('', '', '/')).rejects.toThrow(error)
})

test('openRehearsal() takes no long word of a here-document for a program', async () => {
  const text = `#+begin_src sh\ncat <<END\n${'a'.repeat(300)}\nEND\n#+end_src\n`
  await expect(open(text)).resolves.toHaveProperty('calls', [])
})

test('openRehearsal() keeps the list of calls with their blocks', async () => {
  const rehearsal = await open(block('kubectl get', 'one'))
  rehearsal.enter(0, 'block')
  await run(rehearsal, 'kubectl get; helm list')
  expect(rehearsal.calls).toEqual([
    { argv: ['kubectl', 'get'], block: 0, coverage: 'document' },
    { argv: ['helm', 'list'], block: 0, coverage: 'uncovered' },
  ])
})

test('openRehearsal() plays a program that only another script calls', async () => {
  const folder = folderOf('', '')
  const script = join(folder, 'deploy')
  writeFileSync(script, 'aws s3 ls\n', { mode: 0o755 })
  const rehearsal = await open('#+begin_src sh\nbash deploy\n#+end_src\n')
  await run(rehearsal, `bash ${script}`)
  expect(rehearsal.calls.map(({ argv }) => argv)).toEqual([['aws', 's3', 'ls']])
})

test('cassettePath() is beside the document', () => {
  expect(cassettePath('/a.b/guide.org')).toBe('/a.b/guide.rehearsal.yaml')
})

const withFiles = (path: string) =>
  `version: 1\ncommands: []\nfiles:\n  ${path}: { text: "played\\n", executable: true }\n`

test('openRehearsal() makes the files that the cassette says the document takes for granted', async () => {
  const { directory } = await open('', withFiles('tools/run'))
  const path = join(directory, 'tools/run')
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['played\n', 0o755])
})

test('openRehearsal() leaves a file that is there', async () => {
  const { directory } = await open('', withFiles('a.org'))
  expect(readFileSync(join(directory, 'a.org'), 'utf8')).toBe('')
})

test.each(['.envrc', '.vscode/tasks.json', '.VSCODE/tasks.json'])(
  'openRehearsal() refuses a cassette that makes %s',
  async (path) => {
    const error = expect.objectContaining({ code: 'E_REFUSED' }) as Error
    await expect(open('', withFiles(path))).rejects.toThrow(error)
  },
)

test('openRehearsal() reads no cassette through a link that nobody named', async () => {
  const path = join(folderOf('', ''), 'a.org')
  symlinkSync('/dev/null', join(dirname(path), 'a.rehearsal.yaml'))
  const plan = planDocument(await parseDocument(path, Buffer.from('')), {
    ...plainPlan,
    executable: () => true,
    library: emptyLibrary,
  })
  const opened = openRehearsal({ path, steps: plan.steps }, { cassette: '', sandbox: 'none' })
  await expect(opened).rejects.toThrow('is a symbolic link')
})
