import { isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml'

import { indexLines } from '../document/line-index.ts'
import { nestsDeeply } from '../document/markdown/attributes/settings/nests-deeply.ts'
import { parseDuration } from '../plan/duration.ts'
import { type CassetteFile, readFiles } from './cassette-files.ts'
import { CassetteReader } from './cassette-reader.ts'
import { splitWords } from './split-words.ts'

/** What a played command prints and how it ends. */
export interface Answer {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  readonly delayMs: number
  /** What it leaves in the directory that it runs in. */
  readonly files: readonly CassetteFile[]
}

/** A command of a cassette; `*` stands for any one word, a final `...` for any rest. */
export interface CassetteEntry {
  readonly argv: readonly string[]
  /** By occurrence. */
  readonly answers: readonly Answer[]
  /** Whether the last answer goes on being given. */
  readonly repeatsLast: boolean
}

/** Recorded answers of remote commands: `NAME.rehearsal.yaml` beside a document. */
export interface Cassette {
  readonly entries: readonly CassetteEntry[]
  /** Files that the document takes for granted: they are beside it before anything runs. */
  readonly files: readonly CassetteFile[]
}

/**
 * Reads a cassette:
 *
 *     version: 1
 *     commands:
 *       - run: kubectl get nodes        # one answer
 *         stdout: |
 *           NAME   STATUS
 *       - run: kubectl get pods -n *    # several, by occurrence
 *         answers: [{ stdout: "…", stderr: "", exit: 0, delay: 300ms }, …]
 *         repeat: last
 *       - run: curl -O https://example.org/install.sh
 *         files:                        # what the command leaves in its working directory
 *           install.sh: |
 *             echo installed
 *     files:                            # what lies beside the document before anything runs
 *       bin/check: { text: "…", executable: true }
 *
 * A program of this machine that `commands` name, such as mv, runs for real where no entry is for its call.
 *
 * @throws RunbookError E_CASSETTE at the first mistake.
 */
export function parseCassette(path: string, text: string): Cassette {
  const reader = new CassetteReader(indexLines(path, text))
  if (nestsDeeply(text))
    throw reader.error('the YAML is nested too deeply', { start: 0, end: text.length })
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false })
  const [error] = document.errors
  if (error) throw reader.error(error.message, { start: error.pos[0], end: error.pos[1] })
  const root = reader.map(document.contents, ['version', 'commands', 'files'])
  if (reader.value(root, 'version') !== 1)
    throw reader.mistake('a cassette begins with "version: 1"', root)
  const commands = root.get('commands', true)
  if (!isSeq(commands)) throw reader.mistake('"commands" must be a list', root)
  return {
    entries: commands.items.map((item) => readEntry(reader, item)),
    files: readFiles(reader, root),
  }
}

const answerKeys = ['stdout', 'stderr', 'exit', 'delay', 'files']

function readEntry(reader: CassetteReader, item: unknown): CassetteEntry {
  const map = reader.map(item, ['run', 'answers', 'repeat', ...answerKeys])
  const run = reader.value(map, 'run')
  const argv = typeof run === 'string' ? splitWords(run) : null
  if (argv === null || argv.length === 0) throw reader.mistake('"run" must be a command line', map)
  if (!/^\w[\w.+-]{0,254}$/.test(argv[0] ?? '')) {
    throw reader.mistake('"run" must begin with the name of a program, without a path', map)
  }
  const repeat = reader.value(map, 'repeat') ?? 'none'
  if (repeat !== 'none' && repeat !== 'last')
    throw reader.mistake('"repeat" is "last" or "none"', map)
  return { argv, answers: readAnswers(reader, map), repeatsLast: repeat === 'last' }
}

function readAnswers(reader: CassetteReader, map: YAMLMap): Answer[] {
  const answers = map.get('answers', true)
  if (answers === undefined) return [readAnswer(reader, map)]
  if (!isSeq(answers) || answers.items.length === 0) {
    throw reader.mistake('"answers" must be a list of one or more', map)
  }
  const beside = answerKeys.find((key) => map.has(key))
  if (beside !== undefined) throw reader.mistake(`"${beside}" belongs into "answers" here`, map)
  return answers.items.map((item) => readAnswer(reader, reader.map(item, answerKeys)))
}

function readAnswer(reader: CassetteReader, map: YAMLMap): Answer {
  const exit = reader.value(map, 'exit') ?? 0
  if (typeof exit !== 'number' || !Number.isInteger(exit) || exit < 0 || exit > 255) {
    throw reader.mistake('"exit" is a number from 0 to 255', map)
  }
  const delay = reader.value(map, 'delay') ?? '0ms'
  const delayMs = typeof delay === 'string' ? parseDuration(delay) : null
  if (delayMs === null) throw reader.mistake('"delay" is a duration such as 300ms', map)
  return {
    stdout: reader.text(map, 'stdout'),
    stderr: reader.text(map, 'stderr'),
    exitCode: exit,
    delayMs,
    files: readFiles(reader, map),
  }
}
