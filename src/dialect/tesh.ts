import { literalGrammar } from '../expect/line-grammar.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import { plainShell, type Dialect, type TestCommand, type TestShell } from './test-file.ts'

/** Markdown files of tesh: transcripts with `tesh-session`, one bash for the blocks of a session. */
export const tesh: Dialect = {
  name: 'tesh',
  summary: 'tesh (.md): transcripts with tesh-session="NAME", a shell for each session',
  extensions: ['.md', '.markdown'],
  start: 'current',
  grammar: { ...literalGrammar, ellipsis: true, dots: 'anywhere' },
  shown: ({ text }) => text,
  exitLine: null,
  skipStatus: null,
  read: (source, { path }) => sessions(fencedTests(path, source)),
}

function sessions(tests: readonly FencedTest[]): TestShell[] {
  const blocks = new Map<string, FencedTest[]>()
  for (const test of tests) {
    const name = argument(test, 'session')
    if (name !== '') blocks.set(name, [...(blocks.get(name) ?? []), test])
  }
  return [...blocks.values()].map(sessionShell)
}

function sessionShell(tests: readonly FencedTest[]): TestShell {
  const commands = tests.flatMap(readTest)
  const codes = last(tests, 'exitcodes').split(/\s+/).filter(Boolean)
  const seconds = Number(last(tests, 'timeout') || '30')
  return {
    ...plainShell,
    argv: ['bash', '-'],
    timeoutMs: seconds * 1000 * Math.max(1, commands.length),
    commands: commands.map((command, index) => withExit(command, codes[index])),
  }
}

function withExit(command: TestCommand, code: string | undefined): TestCommand {
  return code === undefined ? command : { ...command, exit: Number(code) }
}

function readTest(test: FencedTest): TestCommand[] {
  const platform = argument(test, 'platform')
  const skip =
    platform === '' || platform.split(/[\s,]+/).includes('linux') ? '' : `for ${platform} only`
  return readTranscript(test.lines, {
    ...plainTranscript,
    keep: keepNothing,
    prefix: test.prefix,
    skip,
  })
}

function argument({ block }: FencedTest, key: string): string {
  return block.arguments.findLast((found) => found.key === `tesh-${key}`)?.value ?? ''
}

function last(tests: readonly FencedTest[], key: string): string {
  return tests.map((test) => argument(test, key)).findLast((value) => value !== '') ?? ''
}
