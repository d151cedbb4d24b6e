import { resolve } from 'node:path'

import type { OrgDocument } from '../document/document.ts'
import { readArguments } from '../document/org/header-properties.ts'
import { elementValue, namedElement } from '../document/org/named-values.ts'
import { parseDocument } from '../document/parse-document.ts'
import type { Value } from '../document/value.ts'
import { RunbookError } from '../errors.ts'
import { bodyToRunCalling } from '../plan/body-to-run.ts'
import { passedArguments } from '../plan/called-block.ts'
import { completeArguments } from '../plan/complete-arguments.ts'
import { composeScript } from '../plan/compose-script.ts'
import type { Variable } from '../plan/header-arguments.ts'
import { indexValue } from '../plan/index-value.ts'
import { plainPlan, type Plan, planDocument, type Step } from '../plan/plan.ts'
import { printInBody } from '../plan/print-lisp.ts'
import { parseReference, type Reference } from '../plan/reference.ts'
import { columnNames, disassembleTable } from '../plan/table-names.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import type { RunForValue } from './run-for-value.ts'

/** What the resolver needs of the run that it serves. */
export interface ResolverOptions {
  readonly plan: Plan
  /** What `*this*` stands for in arguments. */
  readonly thisValue: Value
  /** Absolute directory of the document. */
  readonly directory: string
  readonly run: RunForValue
}

const largestDocument = 1 << 26

/**
 * Finds what references name, when a block runs: data of the document at once, a block by running it
 * (Org manual, "Environment of a Code Block"; org-babel-ref-resolve).
 */
export class ReferenceResolver {
  readonly #options: ResolverOptions
  readonly #running: string[] = []
  #columnNames: Value = null

  constructor(options: ResolverOptions) {
    this.#options = options
  }

  /** The column names that a table among the resolved variables lost to `:colnames yes`; null for none. */
  get columnNames(): Value {
    return this.#columnNames
  }

  /** The step with its variables' values and the results that its body calls for in its script. */
  async resolve(step: Step): Promise<Step> {
    const { plan } = this.#options
    const { variables } = step.arguments
    if (!step.calls && variables.every(({ reference }) => reference === '')) return step
    const values = await this.#variables(step, plan)
    const code = await this.#code(step, plan)
    const script = composeScript({ ...step.block, code }, step.arguments, values)
    const complete = { ...step.arguments, variables: values }
    return { ...step, arguments: complete, code, calls: false, ...script }
  }

  /** The value that a reference names, seen from a document's plan. */
  async value(text: string, plan: Plan): Promise<Value> {
    const reference = parseReference(text)
    const target = reference.file === '' ? plan : await this.#otherPlan(reference.file)
    const value = await this.#named(reference, target)
    return reference.index === null ? value : indexValue(value, reference.index)
  }

  /** The body, with the results of blocks that its references call. */
  async #code(step: Step, plan: Plan): Promise<string> {
    if (!step.calls) return step.code
    const { document, sources } = plan
    return bodyToRunCalling(
      step,
      { document, sources, purpose: 'eval', marks: null },
      async (text) => printInBody(await this.value(text, plan)),
    )
  }

  async #variables(step: Step, plan: Plan): Promise<Variable[]> {
    const values: Variable[] = []
    for (const variable of step.arguments.variables) {
      const value = await this.#given(variable, plan)
      // Blocks that run for their value have names of their own.
      if (this.#running.length === 0)
        this.#columnNames ??= columnNames(value, step.arguments.tables)
      values.push({
        ...variable,
        value: disassembleTable(value, step.arguments.tables),
        reference: '',
      })
    }
    return values
  }

  async #given({ reference, value }: Variable, plan: Plan): Promise<Value> {
    if (reference === '') return value
    return reference === '*this*' ? this.#options.thisValue : this.value(reference, plan)
  }

  async #named(reference: Reference, plan: Plan): Promise<Value> {
    const document = plan.document as OrgDocument
    const element = namedElement(document, reference.name)
    if (!element) throw noSuchName(reference.name, document)
    const step = plan.steps[document.blockElements.indexOf(element)]
    const isBlock = element.type === 'src-block' || element.type === 'babel-call'
    if (!isBlock || !step) return elementValue(document, element)
    if (reference.index === '' && reference.call === null) return `${step.block.code}\n`
    return this.#called(withArguments(step, reference, plan), reference, plan)
  }

  /** Runs a named block, with the arguments of the call in place of its variables. */
  async #called(step: Step, reference: Reference, plan: Plan): Promise<Value> {
    if (step.arguments.eval === 'never') return null
    const ring = [...this.#running, reference.name]
    if (this.#running.includes(reference.name)) throw ringError(ring, plan)
    this.#running.push(reference.name)
    try {
      const values = await this.#variables(step, plan)
      const complete = { ...step.arguments, variables: values }
      const code = await this.#code(step, plan)
      const script = composeScript({ ...step.block, code }, complete, values)
      return await this.#options.run({
        ...step,
        arguments: complete,
        code,
        calls: false,
        ...script,
      })
    } finally {
      this.#running.pop()
    }
  }

  async #otherPlan(file: string): Promise<Plan> {
    const { directory } = this.#options
    const path = resolve(directory, file)
    const document = await parseDocument(
      path,
      readConfined({ root: directory, path, maxBytes: largestDocument }),
    )
    return planDocument(document, {
      ...plainPlan,
      executable: () => true,
      includeNever: true,
      confirmed: true,
    })
  }
}

/** A block with the header arguments and arguments of the reference that calls it (org-babel-ref-resolve). */
function withArguments(step: Step, { headers, call }: Reference, { document }: Plan): Step {
  if (headers === '' && (call ?? '') === '') return step
  const { span } = step.block
  const written = readArguments({ text: ` ${headers}`, start: span.start, carrier: 'call' })
  const passed = passedArguments(call ?? '', span)
  const block = { ...step.block, arguments: [...step.block.arguments, ...written, ...passed] }
  const settings = { defaults: {}, overrides: {} }
  const { arguments: complete, fault } = completeArguments(document, block, settings)
  return { ...step, arguments: complete, fault: step.fault ?? fault }
}

function noSuchName(name: string, document: OrgDocument): RunbookError {
  const hint = `Give it a name with "#+NAME: ${name}", or write the value in double quotes.`
  return new RunbookError('E_NO_SUCH_NAME', `nothing in ${document.path} is called "${name}"`, {
    hint,
  })
}

function ringError(names: readonly string[], plan: Plan): RunbookError {
  return new RunbookError(
    'E_REFERENCE_RING',
    `blocks of ${plan.document.path} need each other: ${names.join(' → ')}`,
    {
      hint: 'Let one of them take its value from somewhere else.',
    },
  )
}
