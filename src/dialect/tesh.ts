import { dirname } from 'node:path'

import { escapePattern } from '../document/escape-pattern.ts'
import { literalGrammar } from '../expect/line-grammar.ts'
import { linearPattern } from '../expect/linear-pattern.ts'
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
    const session = blocks.get(name)
    if (session) session.push(test)
    else if (name !== '') blocks.set(name, [test])
  }
  return [...blocks.values()].map((session) => sessionShell(session, place))
}

function sessionShell(tests: readonly FencedTest[], { path }: TestPlace): TestShell {
  const isFile = (test: FencedTest): boolean => argument(test, 'fixture') !== ''
  const shown = tests.filter((test) => !isFile(test))
  const toCommand = promptReader(last(tests, 'ps1'))
  const timeout = last(tests, 'timeout') || '30'
  const fault = wholeNumber.test(timeout) ? '' : `tesh-timeout="${timeout}" is no number of seconds`
  const commands = shown
    .flatMap((test) => readTest(test, toCommand))
    .map((command) => ({ ...command, fault }))
  const setup = last(tests, 'setup')
  const begin = setup === '' ? '' : `. ./${shellQuote(setup)}\n`
  return {
    ...plainShell,
    argv: ['bash', '-'],
    prologue: `cd -- ${shellQuote(dirname(path))}\n${tests.filter(isFile).map(writeFile).join('')}${begin}`,
    timeoutMs: fault === '' ? Number(timeout) * 1000 * Math.max(1, commands.length) : 0,
    commands: withExits(commands, shown.filter(isForThisPlatform).flatMap(exitCodes)),
  }
}

const wholeNumber = /^\d+$/

/** A block that later ones read as a file. */
function writeFile(test: FencedTest): string {
  const text = test.lines.map((line) => line.text.slice(test.prefix.length)).join('\n')
  return `printf '%s\\n' ${shellQuote(text)} > ${shellQuote(argument(test, 'fixture'))}\n`
}

function exitCodes(test: FencedTest): string[] {
  return argument(test, 'exitcodes').split(/\s+/).filter(Boolean)
}

/** Codes are given for all commands of a session that run here, one after the other, or for none. */
function withExits(commands: readonly TestCommand[], codes: readonly string[]): TestCommand[] {
  if (codes.length === 0) return [...commands]
  const left = codes.values()
  return commands.map((command) =>
    command.skip === '' ? withExit(command, left.next().value ?? '') : command,
  )
}

function withExit(command: TestCommand, code: string): TestCommand {
  if (wholeNumber.test(code)) return { ...command, exit: Number(code) }
  const fault =
    code === ''
      ? 'tesh-exitcodes has no code for this command'
      : `"${code}" of tesh-exitcodes is no exit code`
  return { ...command, fault: command.fault || fault }
}

function isForThisPlatform(test: FencedTest): boolean {
  const platform = argument(test, 'platform')
  return platform === '' || platform.split(/[\s,]+/).includes('linux')
}

function readTest(test: FencedTest, toCommand: (line: string) => string): TestCommand[] {
  const { prefix } = test
  const skip = isForThisPlatform(test) ? '' : `for ${argument(test, 'platform')} only`
  const lines = test.lines.map((line) =>
    line.text.startsWith(prefix)
      ? { ...line, text: prefix + toCommand(line.text.slice(prefix.length)) }
      : line,
  )
  return readTranscript(lines, { ...plainTranscript, keep: keepNothing, prefix, skip })
}

/** Puts `$` where a line begins with the session's other prompt, in which dots stand for any text. */
function promptReader(ps1: string): (line: string) => string {
  const source = ps1.split('...').map(escapePattern).join('.*')
  const prompt = ps1 === '' ? null : linearPattern(`${source}( .*)?`)
  return (line) => {
    const found = prompt?.match(line)
    return found ? `$${found[0] ?? ''}` : line
  }
}

function argument({ block }: FencedTest, key: string): string {
  return block.arguments.findLast((found) => found.key === `tesh-${key}`)?.value ?? ''
}

function last(tests: readonly FencedTest[], key: string): string {
  return tests.map((test) => argument(test, key)).findLast((value) => value !== '') ?? ''
}
