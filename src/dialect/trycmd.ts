import { ownGrammar } from '../expect/line-grammar.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import {
  plainShell,
  type Dialect,
  type ExpectedExit,
  type TestCommand,
  type TestShell,
} from './test-file.ts'

/** Files of trycmd and snapbox: words and no shell, a process for each command. */
export const trycmd: Dialect = {
  name: 'trycmd',
  extensions: ['.trycmd', '.md'],
  start: 'current',
  anyShell: false,
  grammar: { ...ownGrammar, suffixes: new Map(), quantifiers: false, dots: 'none' },
  shown: ({ text }) => text,
  exitLine: null,
  skipStatus: null,
  read: (source, { path }) => fencedTests(path, source).filter(isTest).flatMap(readTest),
}

function isTest({ block, info }: FencedTest): boolean {
  const [language = '', ...attributes] = info.split(/[,\s]+/)
  const known = ['', 'trycmd', 'console'].includes(language)
  return known && block.closed && !attributes.includes('ignore')
}

function readTest({ lines, prefix, block }: FencedTest): TestShell[] {
  const rules = {
    ...plainTranscript,
    keep: keepNothing,
    prefix,
    exit: 0,
    readStatus,
    title: block.headings.at(-1) ?? '',
  }
  return readTranscript(lines, rules).map((command) => ({
    ...plainShell,
    single: true,
    commands: [asWords(command)],
  }))
}

const statusNames: ReadonlyMap<string, ExpectedExit> = new Map(
  Object.entries<ExpectedExit>({
    success: 0,
    failed: 'nonzero',
    interrupted: 130,
    skipped: null,
  }),
)

function readStatus(text: string): ExpectedExit | undefined {
  const word = /^\? (\w+)$/.exec(text)?.[1]
  if (word === undefined) return undefined
  return /^\d+$/.test(word) ? Number(word) : statusNames.get(word)
}

/** The command with every word quoted, so that no shell reads it: words before the program that set variables stay. */
function asWords(command: TestCommand): TestCommand {
  const words = splitWords(command.script.replaceAll('\n', ' '))
  if (words === null) return { ...command, fault: 'a quote is not closed', script: ':\n' }
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word))
  const assignments = words
    .slice(0, first)
    .map((word) => word.replace(/=(.*)$/s, (_, value: string) => `=${shellQuote(value)}`))
  const quoted = words.slice(Math.max(first, 0)).map(shellQuote)
  return { ...command, script: `${[...assignments, ...quoted].join(' ')}\n` }
}

/** Words as a POSIX shell would cut them, without expansion; null when a quote is open. */
function splitWords(text: string): string[] | null {
  const word = /(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/gs
  const rest = text.replace(word, '')
  if (rest.trim() !== '') return null
  return (text.match(word) ?? []).map((raw) =>
    raw.replace(
      /\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"/gs,
      (_, plain?: string, single?: string, double?: string) =>
        plain ?? single ?? (double ?? '').replace(/\\(["\\$`])/g, '$1'),
    ),
  )
}
