import { dirname, resolve } from 'node:path'

import type { RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { placeOf } from '../document/line-index.ts'
import { parseDocument } from '../document/parse-document.ts'
import { hline, type Value } from '../document/value.ts'
import { type Place, RunbookError } from '../errors.ts'
import { type BodyToRun, bodyToRunCalling } from '../plan/body-to-run.ts'
import { composeScript } from '../plan/compose-script.ts'
import type { Variable } from '../plan/header-arguments.ts'
import { indexValue } from '../plan/index-value.ts'
import { namedThing } from '../plan/named-thing.ts'
import type { NowebSources } from '../plan/noweb-sources.ts'
import { plainPlan, type Plan, planDocument, type Step } from '../plan/plan.ts'
import { printBare } from '../plan/print-lisp.ts'
import { noSuchName, referableNames, referenceRing } from '../plan/reference-errors.ts'
import { parseReference, type Reference } from '../plan/reference.ts'
import { referencedStep } from '../plan/referenced-step.ts'
import { rowWithoutKey } from '../plan/shell-assignment.ts'
import { disassembleTables, noNames, type TableNames } from '../plan/table-names.ts'
import { besideOf } from '../sandbox/beside-of.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { broughtCall } from './brought-call.ts'
import { checkRunsForValue } from './check-runs-for-value.ts'
import type { PresentResults } from './result-cache.ts'
import type { CallSite, RunForValue } from './run-for-value.ts'

/** What the resolver needs of the run that it serves. */
export interface ResolverOptions extends CallSite {
  /** Absolute directory of the document that runs; other documents are read from it only. */
  readonly directory: string
  readonly run: RunForValue
  /** What the results of this run bring into the document. */
  readonly cache: PresentResults
}

/** A step that can run, with the names that its tables lost. */
export interface ResolvedStep {
  readonly step: Step
  readonly names: TableNames
}

const largestDocument = 1 << 26

/** Every block of a document can be named. */
const forReferences = {
  ...plainPlan,
  executable: () => true,
  includeNever: true,
  confirmed: true,
}

/**
 * Finds what references name, when a block runs: data of the document at once, a block by running it
 * (Org manual, "Environment of a Code Block"; org-babel-ref-resolve).
 */
export class ReferenceResolver {
  readonly #options: ResolverOptions

  constructor(options: ResolverOptions) {
    this.#options = options
  }

  /** The step with its variables' values and the results that its body calls for in its script. */
  async resolve(step: Step): Promise<ResolvedStep> {
    const { variables } = step.arguments
    if (!step.calls && variables.length === 0) return { step, names: noNames }
    const given = await this.#variables(step)
    const { tables } = step.arguments
    const list = tables.rownames === 'none' ? undefined : given.find(isFlatList)
    if (list) throw noRowNames(list, this.#options.plan)
    const { values, names } = disassembleTables(given, tables)
    for (const { name, value, origin } of values) {
      if (rowWithoutKey(step.block.language, value) !== null)
        throw noKey(name, origin, this.#options.plan)
    }
    const body = await this.#body(step)
    const script = composeScript({ ...step.block, code: body.code }, step.arguments, values)
    const complete = { ...step.arguments, variables: values }
    return { step: { ...step, arguments: complete, ...body, calls: false, ...script }, names }
  }

  /** The value that a reference names. */
  async value(text: string): Promise<Value> {
    const reference = parseReference(text)
    const { plan } = this.#options
    const target = reference.file === '' ? plan : await this.#otherPlan(reference.file)
    const value = await this.#named(text, reference, target)
    return reference.index === null ? value : indexValue(value, reference.index)
  }

  /** The body, with the results of blocks that its references call. */
  async #body(step: Step): Promise<BodyToRun> {
    const { code, labelled } = step
    if (!step.calls) return { code, labelled }
    const { document } = this.#options.plan
    const sources = await this.#sources(step)
    return bodyToRunCalling(
      step,
      { document, sources, purpose: 'eval', memory: null },
      async (text) => printBare(await this.value(text)),
    )
  }

  /** What references can name now: not what a program printed where other machines or secrets are in reach. */
  async #sources({ arguments: { remote, environment } }: Step): Promise<NowebSources> {
    const { plan, cache } = this.#options
    const isConfined = remote === null && environment.secrets.length === 0
    const present = isConfined ? await cache.presentDocument(plan.document) : null
    return present ? planDocument(present, forReferences).sources : plan.sources
  }

  async #variables(step: Step): Promise<Variable[]> {
    const values: Variable[] = []
    for (const variable of step.arguments.variables)
      values.push({ ...variable, value: await this.#given(variable), reference: '' })
    return values
  }

  async #given({ reference, value }: Variable): Promise<Value> {
    if (reference === '') return value
    return reference === '*this*' ? this.#options.thisValue : this.value(reference)
  }

  async #named(text: string, reference: Reference, plan: Plan): Promise<Value> {
    const named = namedThing(reference, plan)
    const { cache, isBrought } = this.#options
    if (named && 'step' in named) {
      const brought = await broughtCall(named.step, plan, cache)
      const step = referencedStep(brought ?? named.step, reference, plan.document)
      return this.#called(step, text, plan, isBrought || brought !== null)
    }
    const present = await cache.present(plan.document, reference.name)
    if (present !== null && 'document' in present)
      return this.#brought(text, reference, present.document)
    const value = present === null ? (named?.value ?? null) : present.value
    if (value !== null) return value
    const known = { document: plan.document, names: referableNames(plan) }
    throw noSuchName(reference.name, { place: null }, known)
  }

  /** The value of a block that a result of this run brought. */
  async #brought(text: string, reference: Reference, document: Document): Promise<Value> {
    const plan = planDocument(document, forReferences)
    const named = namedThing(reference, plan)
    if (!named || !('step' in named)) return named?.value ?? null
    return this.#called(referencedStep(named.step, reference, document), text, plan, true)
  }

  /** Runs a named block, with the arguments of the call in place of its variables. */
  async #called(step: Step, text: string, plan: Plan, isBrought: boolean): Promise<Value> {
    if (step.arguments.eval === 'never') return null
    const { callers, thisValue, run } = this.#options
    const ring = [...callers, text]
    const place = placeOfStep(step, plan)
    if (callers.includes(text)) throw referenceRing(ring, { place }, plan.document)
    checkRunsForValue(step, parseReference(text).name, place)
    // A chain of references may be longer than the stack is deep.
    await Promise.resolve()
    return run(step, { plan, callers: ring, thisValue, isBrought })
  }

  async #otherPlan(file: string): Promise<Plan> {
    const { directory, plan } = this.#options
    const path = resolve(directory, dirname(plan.document.path), file)
    const document = await parseDocument(
      path,
      readConfined({ root: directory, path, maxBytes: largestDocument }),
      besideOf(path),
    )
    return planDocument(document, forReferences)
  }
}

/** Where a called block begins; null for one of a library. */
function placeOfStep({ block }: Step, { document }: Plan): Place | null {
  return document.blocks[block.index] === block ? placeOf(document.lines, block.span) : null
}

function isFlatList({ value }: Variable): boolean {
  return Array.isArray(value) && value.some((row) => row !== hline && !isRow(row))
}

function isRow(row: Value): boolean {
  return row === null || Array.isArray(row)
}

function noRowNames({ name, origin }: Variable, { document }: Plan): RunbookError {
  return new RunbookError('E_HEADER_ARGUMENT', `the list of "${name}" has no row names`, {
    place: placeOf(document.lines, origin.span),
    hint: 'Leave ":rownames" out, which is for tables.',
  })
}

function noKey(name: string, { span }: RawArgument, { document }: Plan): RunbookError {
  return new RunbookError('E_HEADER_ARGUMENT', `the table of "${name}" has a row without columns`, {
    place: placeOf(document.lines, span),
    hint: 'An array of bash has no place for a rule: leave ":hlines yes" out, or use sh.',
  })
}
