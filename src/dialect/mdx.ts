import { ownGrammar } from '../expect/line-grammar.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import { plainShell, type Dialect, type TestCommand, type TestShell } from './test-file.ts'
import { withStatus } from './with-status.ts'

/** Markdown files of OCaml's mdx: transcripts in `sh` and `bash` fences, a shell for each command. */
export const mdx: Dialect = {
  name: 'mdx',
  summary: 'mdx (.md): transcripts in sh and bash fences, a shell for each command',
  extensions: ['.md', '.mdx'],
  start: 'current',
  grammar: { ...ownGrammar, suffixes: new Map(), quantifiers: false, brackets: false },
  shown: withStatus,
  exitLine: null,
  skipStatus: null,
  read: (source, { path }) =>
    fencedTests(path, source)
      .filter(({ block }) => block.language === 'sh' || block.language === 'bash')
      .flatMap(readTest),
}

function readTest(test: FencedTest): TestShell[] {
  const labels = readLabels(test)
  const padding = commonPadding(test)
  const rules = { ...plainTranscript, keep: keepNothing, prefix: padding, skip: skipReason(labels) }
  const env = Object.fromEntries(
    [...labels]
      .filter(([key]) => key.startsWith('set-'))
      .map(([key, value]) => [key.slice(4), value]),
  )
  const mode = labels.get('non-deterministic') === 'output' ? 'none' : 'lines'
  return readTranscript(test.lines, rules).map((command) => oneShell({ ...command, mode }, env))
}

function oneShell(command: TestCommand, env: Record<string, string>): TestShell {
  return {
    ...plainShell,
    env,
    single: true,
    commands: [command],
  }
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
