import { literalGrammar } from '../expect/line-grammar.ts'
import { quotePattern } from '../expect/linear-pattern.ts'
import { keepAll } from '../expect/normalize-output.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import { sourceLines } from './source-lines.ts'
import { plainShell, type Dialect, type TestCommand, type TestShell } from './test-file.ts'

/** Text files of clitest: commands behind `$ `, output below or behind `#=>`, one shell for the file. */
export const clitest: Dialect = {
  name: 'clitest',
  summary:
    'clitest (any text): "$ " commands, output below or behind "#=>", one shell for the file',
  extensions: ['.sh', '.txt', '.md'],
  grammar: { ...literalGrammar, suffixes: new Map([['re', 're']]) },
  shown: ({ text }) => text,
  exitLine: null,
  skipStatus: null,
  read: (source) => [readShell(source)],
}

function readShell(source: string): TestShell {
  const commands = readTranscript(sourceLines(source), {
    ...plainTranscript,
    keep: keepAll,
    continuation: null,
  })
  return {
    ...plainShell,
    // A prompt alone ends the output above it.
    commands: commands.filter(({ script }) => script.trim() !== '').map(withInline),
  }
}

const inlineMark = '#=> '

/** An expectation behind `#=>` on the command's own line stands for the lines below. */
function withInline(command: TestCommand): TestCommand {
  const [line = '', ...others] = command.script.split('\n')
  const at = line.indexOf(inlineMark)
  if (at < 0 || others.length !== 1 || others[0] !== '') return command
  const wanted = line.slice(at + inlineMark.length)
  const [, option = '', rest = ''] = /^--([a-z]+)(?: (.*))?$/.exec(wanted) ?? []
  const inline = { ...command, script: `${line.slice(0, at).trimEnd()}\n` }
  const read = options.get(option)
  if (read) return { ...inline, ...read(rest) }
  if (option !== '') return { ...inline, skip: `--${option} is not supported` }
  return { ...inline, expected: `${wanted}\n` }
}

type Inline = Partial<Pick<TestCommand, 'expected' | 'mode' | 'exit'>>

/** What the words behind `#=>` mean. */
const options: ReadonlyMap<string, (rest: string) => Inline> = new Map(
  Object.entries<(rest: string) => Inline>({
    text: (rest) => ({ expected: `${rest}\n` }),
    egrep: (rest) => ({ mode: 'must', expected: `.*(?:${rest}).* (re)\n` }),
    regex: (rest) => ({ mode: 'must', expected: `.*(?:${rest}).* (re)\n` }),
    perl: (rest) => ({ mode: 'must', expected: `.*(?:${rest}).* (re)\n` }),
    lines: (rest) => ({ mode: 'regex', expected: lineCount(Number(rest)) }),
    exit: (rest) => ({ mode: 'none', exit: Number(rest) }),
  }),
)

/** How often RE2 lets one group repeat; a count that is no number stays one that nothing matches. */
const mostRepeats = 1000

function lineCount(count: number): string {
  if (count === 0) return quotePattern('')
  const line = String.raw`(?:[^\n]*\n)`
  const full = Math.max(0, Math.floor((count - 1) / mostRepeats))
  // Nothing prints ten million lines within its bounds.
  const many = `${line}{${mostRepeats}}`.repeat(Math.min(full, 10_000))
  return `${many}${line}{${(count - 1) % mostRepeats}}[^\n]*`
}
