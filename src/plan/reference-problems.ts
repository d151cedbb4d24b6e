import { placeOf } from '../document/line-index.ts'
import type { Place, RunbookError } from '../errors.ts'
import { lispRefusal } from './lisp-body.ts'
import { namedThing } from './named-thing.ts'
import { nowebCalls } from './noweb.ts'
import {
  type PlacedReference,
  noSuchName,
  notExecutable,
  notLiteral,
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
 * result of a block that cannot run. Names in other files are looked up when a step runs.
 */
export function referenceProblems(scope: ReferenceScope): RunbookError[] {
  const check = new ReferenceCheck(scope)
  for (const step of scope.steps) if (step.skip === null && !step.fault) check.step(step, [])
  return check.problems
}

class ReferenceCheck {
  readonly problems: RunbookError[] = []
  readonly #scope: ReferenceScope
  /** References to blocks that were followed to their ends. */
  readonly #followed = new Set<string>()

  constructor(scope: ReferenceScope) {
    this.#scope = scope
  }

  /** Follows the references of a step; `callers` are those that led to it, outermost first. */
  step(step: Step, callers: readonly string[]): void {
    for (const reference of this.#referencesOf(step)) this.#follow(reference, callers)
  }

  #follow(written: PlacedReference, callers: readonly string[]): void {
    const { text } = written
    const { document, library, executable } = this.#scope
    const reference = parseReference(text)
    if (reference.file !== '') return
    const named = namedThing(reference, this.#scope)
    if (named === null) {
      this.problems.push(noSuchName(reference.name, written, { document, library: library.keys() }))
      return
    }
    if ('value' in named || named.step.arguments.eval === 'never') return
    if (callers.includes(text)) {
      const ring = [...callers.slice(callers.indexOf(text)), text]
      this.problems.push(referenceRing(ring, written, document))
      return
    }
    if (this.#followed.has(text)) return
    this.#followed.add(text)
    const called = referencedStep(named.step, reference, document)
    const { language } = called.block
    const refused = lispRefusal(called.block, called.arguments)
    if (!executable(language)) this.problems.push(notExecutable(reference.name, language, written))
    else if (refused !== null) this.problems.push(notLiteral(reference.name, refused, written))
    else if (!called.fault) this.step(called, [...callers, text])
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
    const calls = nowebCalls(step, { document, sources, purpose: 'eval', memory: null })
    return calls.map((text) => ({ text, place: this.#placeOfCall(step, text) }))
  }

  #placeOfCall({ block }: Step, text: string): Place {
    const { lines, source } = this.#scope.document
    const written = `<<${text}>>`
    const start = source.indexOf(written, block.body.start)
    const isHere = start >= 0 && start < block.body.end
    return placeOf(lines, isHere ? { start, end: start + written.length } : block.span)
  }
}
