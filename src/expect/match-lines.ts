import type { ActualLine } from './actual-line.ts'
import type { ExpectedLine } from './expected-line.ts'
import type { Captures } from './line-test.ts'

/** An expected line that took an output line, both by index, with what it captured. */
export interface LinePair {
  readonly expected: number
  readonly actual: number
  readonly captures: Captures
}

/** A way through the expected lines: where it stands, and how it came there. */
interface Thread {
  readonly at: number
  /** True when the repeating line at `at` has taken a line already. */
  readonly inside: boolean
  readonly pair: LinePair | null
  readonly before: Thread | null
}

/**
 * Matches output with expected lines as a whole, like a regular expression over lines; null when it does not. A line that
 * does not repeat wins over one that does, and repeating ones take as few lines as they can.
 *
 * The ways that are open are followed at once (Thompson, "Regular Expression Search Algorithm"), so the time is the
 * number of output lines times the open ways. Ways before a line of dots are given up once one is past it, because
 * the dots can take whatever those would.
 */
export function matchLines(
  expected: readonly ExpectedLine[],
  actual: readonly ActualLine[],
): LinePair[] | null {
  let open = new OpenThreads(expected)
  open.add({ at: 0, inside: false, pair: null, before: null })
  for (const [index, line] of actual.entries()) {
    const next = new OpenThreads(expected)
    for (const thread of open.threads) step(thread, { expected, line, index, next })
    if (next.threads.length === 0) return null
    open = next
  }
  const done = open.threads.find(({ at }) => at === expected.length)
  return done === undefined ? null : pairsOf(done)
}

interface Step {
  readonly expected: readonly ExpectedLine[]
  readonly line: ActualLine
  readonly index: number
  readonly next: OpenThreads
}

/** Lets a thread take one output line. */
function step(thread: Thread, { expected, line, index, next }: Step): void {
  const wanted = expected[thread.at]
  const captures = wanted?.test(line) ?? null
  if (wanted === undefined || captures === null) return
  const pair = { expected: thread.at, actual: index, captures }
  if (!wanted.repeats) next.add({ at: thread.at + 1, inside: false, pair, before: thread })
  else next.add({ at: thread.at, inside: true, pair, before: thread })
}

/** The threads after some output line, most wanted first, at most one for each place. */
class OpenThreads {
  readonly threads: Thread[] = []
  readonly #expected: readonly ExpectedLine[]
  readonly #seen = new Set<number>()
  /** Nothing before this expected line needs to be followed. */
  #from = 0

  constructor(expected: readonly ExpectedLine[]) {
    this.#expected = expected
  }

  /** Adds a thread, and in front of it those that leave its line without taking another. */
  add(thread: Thread): void {
    for (let way: Thread | null = thread; way !== null;) {
      const key = way.at * 2 + Number(way.inside)
      if (way.at < this.#from || this.#seen.has(key)) break
      this.#seen.add(key)
      const wanted: ExpectedLine | undefined = this.#expected[way.at]
      if (wanted?.kind === 'any lines') this.#keepFrom(way.at)
      this.#insert(way)
      const canLeave: boolean = wanted !== undefined && (way.inside || wanted.least === 0)
      way = canLeave ? { ...way, at: way.at + 1, inside: false, pair: null, before: way } : null
    }
  }

  /** A way further on comes first: it leaves repeating lines as early as it can. */
  #insert(thread: Thread): void {
    let index = this.threads.length
    while (index > 0 && (this.threads[index - 1]?.at ?? 0) < thread.at) index -= 1
    this.threads.splice(index, 0, thread)
  }

  #keepFrom(at: number): void {
    this.#from = at
    const kept = this.threads.filter((thread) => thread.at >= at)
    this.threads.splice(0, this.threads.length, ...kept)
  }
}

function pairsOf(last: Thread): LinePair[] {
  const pairs: LinePair[] = []
  for (let thread: Thread | null = last; thread !== null; thread = thread.before) {
    if (thread.pair !== null) pairs.push(thread.pair)
  }
  return pairs.toReversed()
}
