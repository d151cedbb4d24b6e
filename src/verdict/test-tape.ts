import { lintTape } from '../tape/lint/lint-tape.ts'
import { readTape, tapeFault } from '../tape/read-tape.ts'
import type { OpenedFile } from './open-test-file.ts'
import type { TestEvent } from './test-document.ts'

/** Reads a tape and looks for what VHS accepts and what does not do what it seems to; nothing is played. */
export function* testTape(
  file: string,
  { path, source }: Pick<OpenedFile, 'path' | 'source'>,
): Generator<TestEvent, void, undefined> {
  const bytes = Buffer.from(source)
  const { commands, errors } = readTape(path, bytes)
  for (const error of errors) yield { type: 'problem', error: tapeFault(file, bytes, error) }
  if (errors.length > 0) return
  for (const warning of lintTape(bytes, commands)) {
    const message = `${warning.message} (${warning.code})`
    yield { type: 'warning', error: tapeFault(file, bytes, { ...warning, message }) }
  }
  const title = `${commands.length} commands`
  const judged = { kind: 'passed' as const, reason: '', difference: [], update: null }
  yield { type: 'verdict', verdict: { path: file, line: 1, title, ...judged } }
}
