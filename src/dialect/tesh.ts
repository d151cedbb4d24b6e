import { dirname } from 'node:path'

import { literalGrammar } from '../expect/line-grammar.ts'
import { linearPattern, quotePattern } from '../expect/linear-pattern.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import {
  plainShell,
  type Dialect,
  type TestCommand,
  type TestPlace,
  type TestShell,
} from './test-file.ts'

/** Markdown files of tesh: transcripts with `tesh-session`, one bash for the blocks of a session. */
export const tesh: Dialect = {
  name: 'tesh',
  summary: 'tesh (.md): transcripts with tesh-session="NAME", a shell for each session',
  extensions: ['.md', '.markdown'],
  start: 'current',
  anyShell: false,
  grammar: { ...literalGrammar, ellipsis: true, dots: 'anywhere' },
  shown: ({ text }) => text,
  exitLine: null,
  skipStatus: null,
  read: (source, place) => sessions(fencedTests(place.path, source), place),
}

function sessions(tests: readonly FencedTest[], place: TestPlace): TestShell[] {
  const blocks = new Map<string, FencedTest[]>()
  for (const test of tests) {
    const name = argument(test, 'session')
    if (name !== '') blocks.set(name, [...(blocks.get(name) ?? []), test])
  }
  return [...blocks.values()].map((session) => sessionShell(session, place))
}

function sessionShell(tests: readonly FencedTest[], { path }: TestPlace): TestShell {
  const isFile = (test: FencedTest): boolean => argument(test, 'fixture') !== ''
  const ps1 = last(tests, 'ps1')
  const commands = tests.filter((test) => !isFile(test)).flatMap((test) => readTest(test, ps1))
  const codes = last(tests, 'exitcodes').split(/\s+/).filter(Boolean)
  const seconds = Number(last(tests, 'timeout') || '30')
  const setup = last(tests, 'setup')
  const begin = setup === '' ? '' : `. ./${shellQuote(setup)}\n`
  return {
    ...plainShell,
    argv: ['bash', '-'],
    prologue: `cd -- ${shellQuote(dirname(path))}\n${tests.filter(isFile).map(writeFile).join('')}${begin}`,
    timeoutMs: seconds * 1000 * Math.max(1, commands.length),
    commands: commands.map((command, index) => withExit(command, codes, index)),
  }
}

/** A block that later ones read as a file. */
function writeFile(test: FencedTest): string {
  const text = test.lines.map((line) => line.text.slice(test.prefix.length)).join('\n')
  return `printf '%s\\n' ${shellQuote(text)} > ${shellQuote(argument(test, 'fixture'))}\n`
}

/** Codes are given for all commands of a session or for none. */
function withExit(command: TestCommand, codes: readonly string[], index: number): TestCommand {
  if (codes.length === 0) return command
  const code = codes[index]
  if (code === undefined)
    return { ...command, fault: 'tesh-exitcodes has no code for this command' }
  return { ...command, exit: Number(code) }
}

function readTest(test: FencedTest, ps1: string): TestCommand[] {
  const platform = argument(test, 'platform')
  const skip =
    platform === '' || platform.split(/[\s,]+/).includes('linux') ? '' : `for ${platform} only`
  const lines = test.lines.map((line) => ({ ...line, text: plainPrompt(line.text, test, ps1) }))
  return readTranscript(lines, {
    ...plainTranscript,
    keep: keepNothing,
    prefix: test.prefix,
    skip,
  })
}

/** The line with `$` where it begins with the session's other prompt, in which dots stand for any text. */
function plainPrompt(text: string, { prefix }: FencedTest, ps1: string): string {
  if (ps1 === '') return text
  const source = ps1.split('...').map(quotePattern).join('.*')
  const found = linearPattern(`${quotePattern(prefix)}${source}( .*)?`)?.match(text)
  return found ? `${prefix}$${found[0] ?? ''}` : text
}

function argument({ block }: FencedTest, key: string): string {
  return block.arguments.findLast((found) => found.key === `tesh-${key}`)?.value ?? ''
}

function last(tests: readonly FencedTest[], key: string): string {
  return tests.map((test) => argument(test, key)).findLast((value) => value !== '') ?? ''
}
