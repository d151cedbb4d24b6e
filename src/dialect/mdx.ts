import { ownGrammar } from '../expect/line-grammar.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import type { CommandResult } from './salted-script.ts'
import { type Dialect, plainShell, type TestCommand, type TestShell } from './test-file.ts'

/** Markdown files of OCaml's mdx: transcripts in `sh` and `bash` fences, a shell for each command. */
export const mdx: Dialect = {
  name: 'mdx',
  extensions: ['.md', '.mdx'],
  start: 'current',
  anyShell: false,
  grammar: { ...ownGrammar, suffixes: new Map(), quantifiers: false, brackets: false },
  shown: withStatus,
  exitLine: null,
  skipStatus: null,
  read: (source, { path }) =>
    fencedTests(path, source)
      .filter(({ block }) => block.language === 'sh' || block.language === 'bash')
      .flatMap(readTest(new Map())),
}

/** Reads the blocks of one document in turn: a variable that a block sets is there in those below it. */
function readTest(variables: Map<string, string>) {
  return (test: FencedTest): TestShell[] => {
    const labels = readLabels(test)
    for (const [label, value] of labels) {
      const [, way = '', name = ''] = /^(set|unset)-(.+)$/.exec(label) ?? []
      if (way === 'set') variables.set(name, value)
      if (way === 'unset') variables.delete(name)
    }
    const directory = labels.get('dir') ?? ''
    const prologue = directory === '' ? '' : `cd -- ${shellQuote(directory)}\n`
    const shell = { ...plainShell, env: Object.fromEntries(variables), prologue, single: true }
    return readCommands(test, labels).map((command) => ({ ...shell, commands: [command] }))
  }
}

function readCommands(test: FencedTest, labels: ReadonlyMap<string, string>): TestCommand[] {
  const padding = commonPadding(test)
  const rules = { ...plainTranscript, keep: keepNothing, prefix: padding, skip: skipReason(labels) }
  const mode = labels.get('non-deterministic') === 'output' ? 'none' : 'lines'
  return readTranscript(test.lines, rules).map((command) => ({
    ...command,
    mode,
    // A backslash at the end says only that the command goes on.
    script: command.script.replace(/\\[ \t]*\n(?=[^])/g, '\n'),
  }))
}

/** Labels of a block: in a `<!-- $MDX … -->` line above it, or behind its language. */
function readLabels({ comment, info, block }: FencedTest): Map<string, string> {
  const above = /^<!--\s*\$MDX\s+(\S.*)?-->$/.exec(comment)?.[1] ?? ''
  const words = `${above},${info.slice(block.language.length)}`.split(/[,\s]+/).filter(Boolean)
  return new Map(words.map((word) => [word.split('=', 1)[0] ?? '', /=(.*)$/.exec(word)?.[1] ?? '']))
}

function skipReason(labels: ReadonlyMap<string, string>): string {
  if (labels.has('skip')) return 'labelled skip'
  if (!labels.has('non-deterministic')) return ''
  return labels.get('non-deterministic') === 'output' ? '' : 'labelled non-deterministic'
}

/** Blanks that every line of the block begins with. */
function commonPadding({ lines }: FencedTest): string {
  const pads = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => /^[ \t]*/.exec(text)?.[0] ?? '')
  return pads.reduce((least, pad) => (pad.length < least.length ? pad : least), pads[0] ?? '')
}

/** A command's output with its exit status in brackets below, unless that is 0; an open last line is closed as cram closes it. */
function withStatus({ text, status }: CommandResult): string {
  if (status === null || status === 0) return text
  const closed = text === '' || text.endsWith('\n') ? text : `${text} (no-eol)\n`
  return `${closed}[${status}]\n`
}
