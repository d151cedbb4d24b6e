import type { Document } from '../document/document.ts'
import { placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { NowebMemory } from './noweb-memory.ts'
import { findReferences, type NowebReference } from './noweb-references.ts'
import type { NowebSource } from './noweb-source.ts'
import type { NowebSources } from './noweb-sources.ts'

/** Runs the block that `name(arguments)` calls, the text of a reference, and gives its result as text. */
export type NowebCall = (reference: string) => Promise<string>

/** What an expansion needs to know. */
export interface NowebContext {
  readonly document: Document
  readonly sources: NowebSources
  /** With `plan` nothing has run: names that are none are left, since a result may bring them. */
  readonly purpose: 'plan' | 'eval' | 'tangle' | 'export'
  /** What earlier expansions of the same document found; null when it changes between them. */
  readonly memory: NowebMemory | null
}

/** Far beyond any document; an expansion over it is an attack or a mistake. */
const limits = { depth: 200, references: 100_000, length: 1 << 26 } as const
/** Of all blocks of a document together, for one purpose: a short one could fill the memory of the host, or keep it busy for hours. */
const limitsOfAll = { references: 1_000_000, length: 1 << 27 } as const

/**
 * The body of a block with its references expanded (Org manual, "Noweb Reference Syntax"): the text of the heading with
 * that CUSTOM_ID or ID (unless it runs), else of a block of the library, else of the first block of that name, else of all blocks with that
 * `:noweb-ref`, else nothing; but first of what the memory holds.
 * Null when a reference calls a block, or is left for when it runs: then only `expandNowebCalling` can tell.
 * @throws RunbookError E_NOWEB_RING when blocks refer to each other in a ring, E_HEADER_ARGUMENT for a
 * reference to a heading in a block that runs, E_REFUSED for an expansion without measure.
 */
export function expandNoweb(source: NowebSource, context: NowebContext): string | null {
  const step = new Expansion(context).top(source).next()
  return step.done ? step.value : null
}

/**
 * As `expandNoweb`, with the results of blocks that references call: `<<name(arguments)>>`. The blocks are called in
 * the order of the references, each time that one names them.
 * @throws RunbookError as `expandNoweb`, and what `call` throws.
 */
export async function expandNowebCalling(
  source: NowebSource,
  context: NowebContext,
  call: NowebCall,
): Promise<string> {
  const expansion = new Expansion(context).top(source)
  let step = expansion.next('')
  // oxlint-disable-next-line no-await-in-loop -- a call may depend on what the one before it did
  while (!step.done) step = expansion.next(await call(step.value))
  return step.value
}

/**
 * The calls that references make, as written, in order; none is made.
 * @throws RunbookError as `expandNoweb`.
 */
export function nowebCalls(source: NowebSource, context: NowebContext): string[] {
  return [...new Expansion(context).top(source)]
}

/** Gives out the calls that it meets and takes their results. */
type Expanding = Generator<string, string, string | undefined>

/** A block on the way down, under the name by which it was reached. */
interface Trail {
  readonly source: NowebSource
  /** Where Org stands: at this block if it went there by its name for the first time, else where it was. */
  readonly at: NowebSource
  readonly label: string
  readonly above: Trail | null
  readonly depth: number
}

/** One expansion from its top block, with the measure of all that it did. */
class Expansion {
  readonly #context: NowebContext
  readonly #memory: NowebMemory
  #references = 0
  #length = 0

  constructor(context: NowebContext) {
    this.#context = context
    this.#memory = context.memory ?? new NowebMemory()
  }

  *top(source: NowebSource): Expanding {
    const { name, line } = source.block
    const label = name || source.arguments.nowebRef || `the block on line ${line}`
    const trail = { source, at: source, label, above: null, depth: 1 }
    this.#measureAll(trail, 0)
    const text = yield* this.#body(trail)
    if (this.#references > 0) this.#measureAll(trail, text.length)
    return text
  }

  /** What runs is let go when it has run, and may be called as often as is asked for. */
  #measureAll({ source }: Trail, length: number): void {
    const { document, sources, purpose } = this.#context
    if (purpose === 'eval') return
    const all = sources.measured(purpose)
    all.references += this.#references
    all.length += length
    if (all.references <= limitsOfAll.references && all.length <= limitsOfAll.length) return
    throw new RunbookError('E_REFUSED', 'the references of the document expand without measure', {
      place: placeOf(document.lines, source.block.span),
      hint: `All expansions together hold at most ${limitsOfAll.references} references and ${limitsOfAll.length} characters.`,
    })
  }

  *#body(trail: Trail): Expanding {
    const { code } = trail.source.block
    const { nowebPrefix } = trail.source.arguments
    const parts: string[] = []
    let at = 0
    for (const reference of findReferences(code)) {
      const text = yield* this.#reference(reference, trail)
      const expansion = nowebPrefix ? withPrefix(text, reference.prefix) : text
      this.#measure(trail, expansion.length)
      parts.push(code.slice(at, reference.start), expansion)
      at = reference.end
    }
    return parts.join('') + code.slice(at)
  }

  *#reference({ id }: NowebReference, trail: Trail): Expanding {
    const { sources, purpose } = this.#context
    if (isCall(id)) return (yield id) ?? ''
    const known = this.#memory.find(id, sources)
    if (known.length > 0) return yield* this.#expansions(known, id, trail)
    const heading = sources.headingText(id)
    if (heading !== null) return this.#heading(id, heading, trail)
    const lent = sources.libraryText(id)
    if (lent !== null) return lent
    const named = sources.named(id)
    if (named === null) {
      this.#memory.readReferenced()
      const referenced = sources.referenced(id)
      if (referenced.length === 0 && purpose === 'plan') return (yield id) ?? ''
      return yield* this.#expansions(referenced, id, trail)
    }
    this.#memory.keepNamed(id, named)
    // Org goes to a block that it finds by its name, and takes the others from memory.
    return yield* this.#expansion(named, { id, trail, at: named })
  }

  *#expansions(blocks: readonly NowebSource[], id: string, trail: Trail): Expanding {
    let text = ''
    for (const [index, source] of blocks.entries()) {
      text += yield* this.#expansion(source, { id, trail, at: trail.at })
      if (index < blocks.length - 1) text += source.arguments.nowebSep
    }
    return text
  }

  /** Emacs loses its place when a block that runs refers to a heading, and fails. */
  #heading(id: string, text: string, { source }: Trail): string {
    if (['tangle', 'export'].includes(this.#context.purpose)) return text
    throw faultAt(this.#context.document, source, {
      reason: `<<${id}>> is a heading, whose text is no script`,
      hint: 'Refer to a block; headings are for files that are tangled.',
    })
  }

  /** Whether an inner block is expanded is always asked of its evaluation (as Org 9.7 does). */
  *#expansion(
    source: NowebSource,
    found: { readonly id: string; readonly trail: Trail; readonly at: NowebSource },
  ): Expanding {
    const { id, trail, at } = found
    const below = { source, at, label: id, above: trail, depth: trail.depth + 1 }
    const isExpanded = source.arguments.noweb.eval === 'expand'
    if (isExpanded) this.#checkRing(below)
    const text = isExpanded ? yield* this.#body(below) : source.block.code
    const isMarked = trail.source.arguments.comments === 'noweb'
    return isMarked
      ? this.#context.sources.mark({ text, from: source, into: trail.source, at })
      : text
  }

  #measure(trail: Trail, length: number): void {
    this.#references += 1
    this.#length += length
    if (
      this.#references <= limits.references &&
      this.#length <= limits.length &&
      trail.depth <= limits.depth
    )
      return
    throw tooLarge(this.#context, trail)
  }

  #checkRing(below: Trail): void {
    if (below.depth > limits.depth) throw tooLarge(this.#context, below)
    for (let trail = below.above; trail; trail = trail.above) {
      if (trail.source.block === below.source.block) throw ring(this.#context, below, trail)
    }
  }
}

/** A name with parentheses anywhere in it is a call. */
function isCall(id: string): boolean {
  const open = id.indexOf('(')
  return open >= 0 && id.includes(')', open)
}

/** Text in front of a reference stands in front of every line of its expansion, empty ones too. */
function withPrefix(text: string, prefix: string): string {
  return prefix === '' ? text : text.split(/[\n\r]/).join(`\n${prefix}`)
}

function ring(context: NowebContext, below: Trail, first: Trail): RunbookError {
  const labels = [below.label]
  for (let trail = below.above; trail && trail !== first; trail = trail.above)
    labels.unshift(trail.label)
  labels.unshift(below.label)
  return new RunbookError('E_NOWEB_RING', `references form a ring: ${labels.join(' → ')}`, {
    place: placeOf(context.document.lines, below.source.block.span),
    hint: 'Take one of these references out.',
  })
}

function tooLarge(context: NowebContext, { source }: Trail): RunbookError {
  return new RunbookError('E_REFUSED', 'the references of this block expand without measure', {
    place: placeOf(context.document.lines, source.block.span),
    hint: `An expansion holds at most ${limits.references} references, ${limits.depth} deep, and ${limits.length} characters.`,
  })
}

function faultAt(
  document: Document,
  { block }: NowebSource,
  fault: { readonly reason: string; readonly hint: string },
): RunbookError {
  return new RunbookError('E_HEADER_ARGUMENT', fault.reason, {
    place: placeOf(document.lines, block.span),
    hint: fault.hint,
  })
}
