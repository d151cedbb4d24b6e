import { dirname, resolve } from 'node:path'

import { literalGrammar } from '../expect/line-grammar.ts'
import { keepAll } from '../expect/normalize-output.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import { shellOf } from './shell-of.ts'
import { sourceLines } from './source-lines.ts'
import {
  type Dialect,
  plainShell,
  type TestCommand,
  type TestPlace,
  type TestShell,
} from './test-file.ts'
import { withoutCr } from './without-cr.ts'

/** Text files of clitest: commands behind `$ `, output below or behind `#=>`, one shell for the file. */
export const clitest: Dialect = {
  name: 'clitest',
  extensions: ['.sh', '.txt', '.md'],
  start: 'current',
  anyShell: true,
  grammar: literalGrammar,
  shown: ({ text }) => text,
  exitLine: null,
  skipStatus: null,
  read: (source, place) => [readShell(source, place)],
}

function readShell(source: string, place: TestPlace): TestShell {
  const lines = sourceLines(source).map(withoutCr)
  const prefix = lines.map(({ text }) => /^([ \t]*)\$ /.exec(text)?.[1]).find(isFound) ?? ''
  const rules = {
    ...plainTranscript,
    keep: keepAll,
    continuation: null,
    prefix,
    closes: prefix !== '',
  }
  const commands = readTranscript(lines, rules)
  return {
    ...plainShell,
    argv: shellOf(place, plainShell.argv),
    // A prompt alone ends the output above it.
    commands: commands
      .filter(({ script }) => script.trim() !== '')
      .map((command) => asEvaluated(command, place)),
  }
}

function isFound(text: string | undefined): text is string {
  return text !== undefined
}

const inlineMark = '#=> '

/** The command as clitest runs it, without input. What stands behind the last `#=>` on its line stands for the lines below. */
function asEvaluated(command: TestCommand, place: TestPlace): TestCommand {
  const line = command.script.slice(0, -1)
  const at = line.lastIndexOf(inlineMark)
  if (at < 0) return { ...command, script: evaluated(line) }
  const code = line.slice(0, at)
  const wanted = line.slice(at + inlineMark.length)
  const [, option = '', rest = ''] = /^--(\w+) (.*)$/.exec(wanted) ?? []
  const read = options.get(option) ?? options.get('text')
  const text = options.has(option) ? rest : wanted
  const fault = text === '' && option !== '' && option !== 'text' ? `--${option} says nothing` : ''
  const inline = { ...command, fixed: true, script: evaluated(code), expected: '', fault }
  return read ? { ...inline, ...read({ text, code, place }) } : inline
}

function evaluated(code: string): string {
  return `eval ${shellQuote(code)} </dev/null\n`
}

interface Inline {
  readonly text: string
  readonly code: string
  readonly place: TestPlace
}

type Reading = Partial<Pick<TestCommand, 'expected' | 'mode' | 'exit' | 'script' | 'fault'>>

const output = '"$__out"'
const failed = `{ echo 'no match in:'; cat ${output}; }`

/** A check in the sandbox that prints what is wrong, and nothing when all is as it should be. */
function checked(code: string, check: string): Reading {
  const into = `__out=/tmp/.clitest; eval ${shellQuote(code)} >${output} 2>&1 </dev/null`
  return { script: `${into}; ${check}\n` }
}

function numbered(text: string, reading: Reading): Reading {
  return /^\d+$/.test(text) ? reading : { fault: `${text} is no number` }
}

/** What the words behind `#=>` mean; patterns are matched by the programs that clitest asks. */
const options: ReadonlyMap<string, (inline: Inline) => Reading> = new Map(
  Object.entries<(inline: Inline) => Reading>({
    text: ({ text }) => ({ expected: `${text}\n` }),
    egrep: ({ text, code }) =>
      checked(code, `grep -E ${shellQuote(text)} ${output} >/dev/null || ${failed}`),
    regex: ({ text, code }) => perl(text, code),
    perl: ({ text, code }) => perl(text, code),
    eval: ({ text, code }) =>
      checked(code, `eval ${shellQuote(text)} >"$__out-ok"; diff -u "$__out-ok" ${output}`),
    file: ({ text, code, place }) => {
      const path = resolve(dirname(place.path), text)
      return checked(code, `diff -u ${shellQuote(path)} ${output}`)
    },
    lines: ({ text, code }) => {
      const count = `__count=$(sed -n '$=' ${output})`
      const check = `[ "\${__count:-0}" -eq ${text} ] || echo "\${__count:-0} lines, not ${text}"`
      return numbered(text, checked(code, `${count}; ${check}`))
    },
    exit: ({ text }) => numbered(text, { mode: 'none', exit: Number(text) }),
  }),
)

/** The whole output is one text for the expression. */
function perl(text: string, code: string): Reading {
  const program = `exit(!m'${text.replaceAll("'", String.raw`\'`)}')`
  return checked(code, `perl -0777 -ne ${shellQuote(program)} ${output} || ${failed}`)
}
