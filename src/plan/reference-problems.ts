import { placeOf } from '../document/line-index.ts'
import { type Place, RunbookError } from '../errors.ts'
import { lispRefusal } from './lisp-body.ts'
import { namedThing } from './named-thing.ts'
import { mostComparisons } from './nearest.ts'
import { nowebCalls } from './noweb.ts'
import {
  type PlacedReference,
  noSuchName,
  notExecutable,
  notLiteral,
  referableNames,
  referenceRing,
} from './reference-errors.ts'
import { parseReference } from './reference.ts'
import { referencedStep } from './referenced-step.ts'
import type { Plan, Step } from './step.ts'

/** What references are looked up in, and which languages run. */
export interface ReferenceScope extends Pick<Plan, 'document' | 'steps' | 'library' | 'sources'> {
  readonly executable: (language: string) => boolean
  /** Indexes of blocks whose body cannot be expanded, which is a problem of its own. */
  readonly broken: ReadonlySet<number>
}

/**
 * The references of steps that run, and of the blocks that run for them, which name nothing, lead back to themselves or need the
 * result of a block that cannot run; of those that an export only shows their variables, whose values nobody needs.
 * Names in other files are looked up when a step runs.
 */
export function referenceProblems(scope: ReferenceScope): RunbookError[] {
  const check = new ReferenceCheck(scope)
  const steps = scope.steps.filter(({ fault }) => fault === null)
  for (const step of steps) if (step.skip === null) check.step(step)
  for (const step of steps) if (step.shown) check.step(readStep(step))
  return check.problems
}

/** What is read of a step that is only shown. */
function readStep(step: Step): Step {
  return { ...step, calls: false, arguments: { ...step.arguments, stdin: '', post: '' } }
}

/** A step whose references are followed. */
interface Level {
  /** The reference that led to it, `''` for the first one. */
  readonly text: string
  readonly references: Iterator<PlacedReference>
}

class ReferenceCheck {
  readonly problems: RunbookError[] = []
  readonly #scope: ReferenceScope
  /** Names for those that are unknown, gathered for the first; null as long as all are known. */
  #names: readonly string[] | null = null
  #comparisons = 0
  /** References to blocks that were followed to their ends. */
  readonly #followed = new Set<string>()
  /** Those that led to where it stands, outermost first. */
  readonly #callers = new Set<string>()
  #isShown = false

  constructor(scope: ReferenceScope) {
    this.#scope = scope
  }

  /** Follows the references of a step, without recursion: a chain of them may be as long as the document. */
  step(step: Step): void {
    this.#isShown = step.shown
    const open = [this.#level('', step)]
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { done, value } = top.references.next()
      const called = done ? null : this.#called(value)
      if (done) this.#callers.delete(open.pop()?.text ?? '')
      if (!called) continue
      open.push(this.#level(value.text, called))
      this.#callers.add(value.text)
    }
  }

  #level(text: string, step: Step): Level {
    return { text, references: this.#referencesOf(step).values() }
  }

  /** The block that a reference calls, when it is to be followed further. */
  #called(written: PlacedReference): Step | null {
    const { text } = written
    const { document } = this.#scope
    const reference = parseReference(text)
    if (reference.file !== '') return null
    const named = namedThing(reference, this.#scope)
    if (named === null) {
      this.problems.push(noSuchName(reference.name, written, { document, names: this.#proposed() }))
      return null
    }
    if ('value' in named || named.step.arguments.eval === 'never') return null
    if (this.#callers.has(text)) {
      const callers = [...this.#callers]
      const ring = [...callers.slice(callers.indexOf(text)), text]
      this.problems.push(referenceRing(ring, written, document))
      return null
    }
    if (this.#followed.has(text)) return null
    this.#followed.add(text)
    const called = referencedStep(named.step, reference, document)
    const fault = this.#faultOf(called, reference.name, written)
    if (fault && !this.#isShown) this.problems.push(fault)
    return fault || called.fault ? null : called
  }

  /** The names that are held against an unknown one. */
  #proposed(): readonly string[] {
    this.#names ??= referableNames(this.#scope)
    this.#comparisons += this.#names.length
    return this.#comparisons <= mostComparisons ? this.#names : []
  }

  /** Why a block whose result is needed can have none, null when it may have one. */
  #faultOf(
    { block, arguments: given }: Step,
    name: string,
    at: PlacedReference,
  ): RunbookError | null {
    if (!this.#scope.executable(block.language)) return notExecutable(name, block.language, at)
    const refused = lispRefusal(block, given)
    return refused === null ? null : notLiteral(name, refused, at)
  }

  #referencesOf(step: Step): PlacedReference[] {
    const { variables, stdin, post, written } = step.arguments
    const { lines } = this.#scope.document
    const placed = (key: string, text: string): PlacedReference => {
      const origin = written.get(key)?.origin
      return { text, place: origin ? placeOf(lines, origin.span) : null }
    }
    return [
      ...variables.map(({ reference: text, origin }) => ({
        text,
        place: placeOf(lines, origin.span),
      })),
      placed('stdin', stdin),
      placed('post', post),
      ...this.#callsOf(step),
    ].filter(({ text }) => text !== '' && text !== '*this*')
  }

  #callsOf(step: Step): PlacedReference[] {
    const { document, sources, broken } = this.#scope
    if (!step.calls || broken.has(step.block.index)) return []
    try {
      const calls = nowebCalls(step, { document, sources, purpose: 'eval', memory: null })
      return calls.map((text) => ({ text, place: this.#placeOfCall(step, text) }))
    } catch (error) {
      // Behind a name that is known only when it runs there may be one that no block that runs can use.
      if (!(error instanceof RunbookError)) throw error
      this.problems.push(error)
      return []
    }
  }

  #placeOfCall({ block }: Step, text: string): Place {
    const { lines, source } = this.#scope.document
    const written = `<<${text}>>`
    const start = source.indexOf(written, block.body.start)
    const isHere = start >= 0 && start < block.body.end
    return placeOf(lines, isHere ? { start, end: start + written.length } : block.span)
  }
}
