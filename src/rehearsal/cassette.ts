import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'

import { indexLines, type LineIndex, placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { parseDuration } from '../plan/duration.ts'
import { nearest } from '../plan/nearest.ts'
import { splitWords } from './split-words.ts'

/** What a played command prints and how it ends. */
export interface Answer {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  readonly delayMs: number
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
 *
 * @throws RunbookError E_CASSETTE at the first mistake.
 */
export function parseCassette(path: string, text: string): Cassette {
  const reader = new Reader(indexLines(path, text))
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false })
  const [error] = document.errors
  if (error) throw reader.error(error.message, { start: error.pos[0], end: error.pos[1] })
  const root = reader.map(document.contents, ['version', 'commands'])
  if (reader.value(root, 'version') !== 1)
    throw reader.mistake('a cassette begins with "version: 1"', root)
  const commands = root.get('commands', true)
  if (!isSeq(commands)) throw reader.mistake('"commands" must be a list', root)
  return { entries: commands.items.map((item) => readEntry(reader, item)) }
}

const answerKeys = ['stdout', 'stderr', 'exit', 'delay']

function readEntry(reader: Reader, item: unknown): CassetteEntry {
  const map = reader.map(item, ['run', 'answers', 'repeat', ...answerKeys])
  const run = reader.value(map, 'run')
  const argv = typeof run === 'string' ? splitWords(run) : null
  if (argv === null || argv.length === 0) throw reader.mistake('"run" must be a command line', map)
  if (!/^\w[\w.+-]*$/.test(argv[0] ?? '')) {
    throw reader.mistake('"run" must begin with the name of a program, without a path', map)
  }
  const repeat = reader.value(map, 'repeat') ?? 'none'
  if (repeat !== 'none' && repeat !== 'last')
    throw reader.mistake('"repeat" is "last" or "none"', map)
  return { argv, answers: readAnswers(reader, map), repeatsLast: repeat === 'last' }
}

function readAnswers(reader: Reader, map: YAMLMap): Answer[] {
  const answers = map.get('answers', true)
  if (answers === undefined) return [readAnswer(reader, map)]
  if (!isSeq(answers) || answers.items.length === 0) {
    throw reader.mistake('"answers" must be a list of one or more', map)
  }
  const beside = answerKeys.find((key) => map.has(key))
  if (beside !== undefined) throw reader.mistake(`"${beside}" belongs into "answers" here`, map)
  return answers.items.map((item) => readAnswer(reader, reader.map(item, answerKeys)))
}

function readAnswer(reader: Reader, map: YAMLMap): Answer {
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
  }
}

/** Reads YAML nodes strictly; mistakes carry their place in the cassette. */
class Reader {
  readonly #lines: LineIndex

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  /** A mapping with known keys only. */
  map(node: unknown, keys: readonly string[]): YAMLMap {
    if (!isMap(node))
      throw this.mistake(`expected a mapping with ${keys.join(', ')}`, node as Node | null)
    for (const pair of node.items) this.#checkKey(pair, keys)
    return node
  }

  value(map: YAMLMap, key: string): unknown {
    const node = map.get(key, true)
    if (node === undefined || isScalar(node)) return node?.value
    throw this.mistake(`"${key}" must be a single value, written out`, map)
  }

  text(map: YAMLMap, key: string): string {
    const node = map.get(key, true)
    if (node === undefined) return ''
    if (isScalar(node) && typeof node.value === 'string') return node.value
    throw this.mistake(`"${key}" must be text`, map)
  }

  mistake(reason: string, node: Node | null): RunbookError {
    const [start = 0, end = 1] = node?.range ?? []
    return this.error(reason, { start, end })
  }

  error(reason: string, span: { start: number; end: number }): RunbookError {
    const hint = 'Mend the cassette; "runbook run --help" names its option.'
    return new RunbookError('E_CASSETTE', reason, { place: placeOf(this.#lines, span), hint })
  }

  #checkKey(pair: Pair, keys: readonly string[]): void {
    const key = isScalar(pair.key) ? String(pair.key.value as string) : ''
    if (keys.includes(key)) return
    const near = nearest(key, keys)
    throw this.mistake(
      `"${key}" is no key here${near ? `; did you mean "${near}"?` : ''}`,
      pair.key as Node,
    )
  }
}
