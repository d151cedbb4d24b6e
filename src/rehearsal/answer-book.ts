import type { Answer, Cassette, CassetteEntry } from './cassette.ts'

/** Where an answer came from. */
export type Coverage = 'document' | 'cassette' | 'uncovered'

/** A result recorded in the document: the answer to the `call`-th played command (from 1) of a block. */
export interface RecordedAnswer {
  readonly block: number
  readonly call: number
  readonly stdout: string
}

/** What a played command answers, and on whose word. */
export interface BookAnswer {
  readonly answer: Answer
  readonly coverage: Coverage
}

const silent: Answer = { stdout: '', stderr: '', exitCode: 0, delayMs: 0, files: [] }

/**
 * Finds the answer to each played command of a run: first in the cassette, by command and occurrence, then the result
 * that the document holds for the running block. A command that neither knows prints nothing, and counts as
 * uncovered.
 */
export class AnswerBook {
  readonly #cassette: Cassette
  readonly #recorded: ReadonlyMap<string, RecordedAnswer>
  readonly #occurrences = new Map<CassetteEntry, number>()
  #block = -1
  #calls = 0

  constructor(cassette: Cassette, recorded: readonly RecordedAnswer[]) {
    this.#cassette = cassette
    this.#recorded = new Map(recorded.map((answer) => [`${answer.block} ${answer.call}`, answer]))
  }

  /** Index of the block that runs now, -1 before the first. */
  get block(): number {
    return this.#block
  }

  /** A block begins: its calls are counted from here. */
  enter(block: number): void {
    this.#block = block
    this.#calls = 0
  }

  answer(argv: readonly string[]): BookAnswer {
    this.#calls += 1
    const answer = this.#nextInCassette(argv)
    if (answer) return { answer, coverage: 'cassette' }
    const recorded = this.#recorded.get(`${this.#block} ${this.#calls}`)
    if (recorded === undefined) return { answer: silent, coverage: 'uncovered' }
    return { answer: { ...silent, stdout: recorded.stdout }, coverage: 'document' }
  }

  /** The answer to a call of a program of this machine; null where it is to run for real, which counts as no call. */
  answerLocal(argv: readonly string[]): BookAnswer | null {
    const answer = this.#nextInCassette(argv)
    return answer && { answer, coverage: 'cassette' }
  }

  #nextInCassette(argv: readonly string[]): Answer | null {
    const entry = this.#cassette.entries.find(({ argv: pattern }) => matches(pattern, argv))
    if (!entry) return null
    const occurrence = this.#occurrences.get(entry) ?? 0
    this.#occurrences.set(entry, occurrence + 1)
    return entry.answers[occurrence] ?? (entry.repeatsLast ? (entry.answers.at(-1) ?? null) : null)
  }
}

function matches(pattern: readonly string[], argv: readonly string[]): boolean {
  const open = pattern.at(-1) === '...'
  const fixed = open ? pattern.slice(0, -1) : pattern
  if (open ? argv.length < fixed.length : argv.length !== fixed.length) return false
  return fixed.every((word, index) => word === '*' || word === argv[index])
}
