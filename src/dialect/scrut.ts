import { dirname, join } from 'node:path'

import { decode } from '../document/decode.ts'
import { scrutGrammar } from '../expect/line-grammar.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { scrutPrologue, scrutScript, timedOutStatus } from './scrut-script.ts'
import {
  scrutDocument,
  type ScrutDocument,
  type ScrutSettings,
  scrutSettings,
  yamlMap,
} from './scrut-settings.ts'
import type { SourceLine } from './source-lines.ts'
import {
  type Dialect,
  plainShell,
  type TestCommand,
  type TestPlace,
  type TestShell,
} from './test-file.ts'
import { toolEnvironment } from './tool-environment.ts'
import { withoutCr } from './without-cr.ts'

/** Markdown files of scrut: a test per fence, whose shell hands its state on to the next. */
export const scrut: Dialect = {
  name: 'scrut',
  extensions: ['.md', '.markdown'],
  start: 'new',
  anyShell: true,
  grammar: scrutGrammar,
  shown: ({ text }) => text,
  exitLine: (status) => `[${status}]`,
  skipStatus: 80,
  read: (source, place) => [readDocument(source, place)],
}

function readDocument(source: string, place: TestPlace): TestShell {
  const document = scrutDocument(source)
  const others = (names: readonly string[]): TestCommand[] =>
    names.flatMap((name) => readOther(name, place, document))
  const own = readTests(source, { path: place.path, fixed: false, document })
  const commands = [...others(document.prepend), ...own, ...others(document.append)]
  const places = commands.map(({ line }) => `${place.path}:${line}`)
  return {
    ...plainShell,
    argv: ['bash', '-'],
    // What the shell itself says, of a job that was killed for example, belongs to no test.
    stream: 'stdout',
    env: toolEnvironment(place),
    prologue: scrutPrologue(place.shell === '' ? document.shell : place.shell, places),
    timeoutMs: document.totalMs,
    timedOutStatus,
    commands,
  }
}

const largestDocument = 1 << 24

/** The tests of a document that another one has in front of its own or behind them; it lies in or below that one's directory. */
function readOther(name: string, place: TestPlace, { shell }: ScrutDocument): TestCommand[] {
  const root = dirname(place.path)
  const path = join(root, name)
  const source = decode(path, readConfined({ root, path, maxBytes: largestDocument }))
  return readTests(source, { path, fixed: true, document: { ...scrutDocument(source), shell } })
}

interface Reading {
  readonly path: string
  readonly fixed: boolean
  readonly document: ScrutDocument
}

function readTests(source: string, reading: Reading): TestCommand[] {
  // Fences in lists and quotes are none for scrut.
  const tests = fencedTests(reading.path, source).filter(({ block, prefix, lines }) => {
    return ['scrut', 'testcase'].includes(block.language) && prefix === '' && lines.length > 0
  })
  return tests.flatMap((test) => readTest(test, reading))
}

/** The lines of a test by what they are. */
interface Parts {
  readonly settings: string
  readonly command: readonly SourceLine[]
  readonly body: readonly SourceLine[]
}

function readTest(test: FencedTest, { document, fixed }: Reading): TestCommand[] {
  const { settings: own, command, body } = partsOf(test.lines.map(withoutCr))
  const [first] = command
  const last = command.at(-1)
  if (!first || !last) return []
  const settings = scrutSettings([yamlMap(own), bracesOf(test.info), document.defaults])
  const script = command.map(({ text }) => `${text.slice(2)}\n`).join('')
  const start = last.span.end
  return [
    {
      fixed,
      line: first.line,
      title: test.block.headings.at(-1) ?? script,
      script: scrutScript(script, settings),
      span: { start, end: body.at(-1)?.span.end ?? start },
      prefix: '',
      skip: '',
      fault: settings.fault || document.fault,
      keep: {
        ...keepNothing,
        cr: settings.keepCr,
        ansi: !settings.stripAnsi,
        blanks: true,
        eol: true,
      },
      ...expectationOf(body, settings),
    },
  ]
}

function partsOf(lines: readonly SourceLine[]): Parts {
  const start = lines.findIndex(({ text }) => text.startsWith('$ '))
  if (start < 0) return { settings: '', command: [], body: [] }
  const above = lines.slice(0, start).map(({ text }) => text)
  const rest = lines.slice(start + 1)
  const more = rest.findIndex(({ text }) => text !== '>' && !text.startsWith('> '))
  const count = more < 0 ? rest.length : more
  return {
    settings: above.map((text) => (text.startsWith('% ') ? `${text.slice(2)}\n` : '')).join(''),
    command: lines.slice(start, start + 1 + count),
    body: rest.slice(count),
  }
}

/** A status in brackets may stand on any line; all others are output, or a schema of it. */
function expectationOf(
  body: readonly SourceLine[],
  { detached, schema }: ScrutSettings,
): Pick<TestCommand, 'expected' | 'exit' | 'mode'> {
  const texts = body.map(({ text }) => text)
  const status = texts.find((text) => exitStatus.test(text))
  const lines = texts.filter((text) => !exitStatus.test(text))
  return {
    expected: lines.map((text) => `${text}\n`).join(''),
    exit: detached ? null : Number(status?.slice(1, -1) ?? 0),
    mode: schema ? 'schema' : 'lines',
  }
}

const exitStatus = /^\[\d+\]$/

/** The map in braces behind the language, in YAML's flow form. */
function bracesOf(info: string): Record<string, unknown> {
  return yamlMap(info.slice(info.indexOf('{'), info.lastIndexOf('}') + 1))
}
