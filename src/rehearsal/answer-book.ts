import type { Answer, Cassette, CassetteEntry } from './cassette.ts'

/** Where an answer came from; `guard` for the question whether a block must run, which has none but the cassette's. */
export type Coverage = 'document' | 'cassette' | 'uncovered' | 'guard'

/** A result recorded in the document: the answer to a call of a block. */
export interface RecordedAnswer extends ProgramCall {
  readonly block: number
  readonly stdout: string
  /** Of the played command, where the document shows one. */
  readonly exitCode: number
  /** The local program that makes the result of what the played command prints, null for none: it gives the answer. */
  readonly filter: ProgramCall | null
}

/**
 * The `call`-th call (from 1) of a program in a block, `''` for any played one. Programs are counted apart, since those of a
 * pipeline begin in any order.
 */
export interface ProgramCall {
  readonly program: string
  readonly call: number
}

/** What a played command answers, and on whose word. */
export interface BookAnswer {
  readonly answer: Answer
  readonly coverage: Coverage
}

const silent: Answer = { stdout: '', stderr: '', exitCode: 0, delayMs: 0, files: [] }

/** In a rehearsal nothing has been done before, unless the cassette says so. */
const notDone: Answer = { ...silent, exitCode: 1 }

/**
 * Finds the answer to each played command of a run: first in the cassette, by command and occurrence, then the result
 * that the document holds for the running block. A command that neither knows prints nothing, and counts as
 * uncovered.
 */
export class AnswerBook {
  readonly #cassette: Cassette
  readonly #recorded: ReadonlyMap<string, RecordedAnswer>
  readonly #filters: ReadonlySet<string>
  readonly #occurrences = new Map<CassetteEntry, number>()
  #block = -1
  #what: 'block' | 'guard' = 'block'
  readonly #calls = new Map<string, number>()
  /** Results whose played command was asked, by filter. */
  readonly #filtered = new Map<string, string>()

  constructor(cassette: Cassette, recorded: readonly RecordedAnswer[]) {
    this.#cassette = cassette
    this.#recorded = new Map(
      recorded.map((answer) => [`${answer.block} ${answer.program} ${answer.call}`, answer]),
    )
    this.#filters = new Set(
      recorded.flatMap(({ block, filter }) =>
        filter ? [`${block} ${filter.program} ${filter.call}`] : [],
      ),
    )
  }

  /** Index of the block that runs now, -1 before the first. */
  get block(): number {
    return this.#block
  }

  /** A block begins, or the question whether it must run: its calls are counted from here. */
  enter(block: number, what: 'block' | 'guard'): void {
    this.#block = block
    this.#what = what
    this.#calls.clear()
    this.#filtered.clear()
  }

  answer(argv: readonly string[]): BookAnswer {
    const places = [this.#count(argv[0] ?? ''), this.#count('')]
    const answer = this.#nextInCassette(argv)
    if (answer) return { answer, coverage: 'cassette' }
    if (this.#what === 'guard') return { answer: notDone, coverage: 'guard' }
    const recorded = places.map((place) => this.#recorded.get(place)).find(Boolean)
    if (recorded === undefined) return { answer: silent, coverage: 'uncovered' }
    const { stdout, exitCode, filter } = recorded
    if (filter) this.#filtered.set(filter.program, stdout)
    const own = filter ? silent : { ...silent, stdout, exitCode }
    return { answer: own, coverage: 'document' }
  }

  /**
   * The answer to a call of a program of this machine; null where it is to run for real, which counts as no call. `input` is for
   * one at the end of a pipeline whose result the document holds: it is asked again when its input has ended, since only then it
   * is known whether the document answered at the beginning.
   */
  answerLocal(argv: readonly string[]): BookAnswer | 'input' | null {
    const place = this.#count(argv[0] ?? '')
    const answer = this.#nextInCassette(argv)
    if (answer) return { answer, coverage: 'cassette' }
    return this.#what === 'block' && this.#filters.has(place) ? 'input' : null
  }

  /** Counts a call, and says which one it is. */
  #count(program: string): string {
    const call = (this.#calls.get(program) ?? 0) + 1
    this.#calls.set(program, call)
    return `${this.#block} ${program} ${call}`
  }

  /** The answer to a program that was to read its input first; null where it is to run for real. */
  answerAfterInput(program: string): BookAnswer | null {
    const stdout = this.#filtered.get(program)
    this.#filtered.delete(program)
    return stdout === undefined ? null : { answer: { ...silent, stdout }, coverage: 'document' }
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
