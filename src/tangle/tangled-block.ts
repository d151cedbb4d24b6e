import { keepsIndentation } from '../document/org/keeps-indentation.ts'
import { removeIndentation } from '../document/org/remove-indentation.ts'
import { removeCoderefs } from '../plan/coderefs.ts'
import { composeScript } from '../plan/compose-script.ts'
import type { BlockAddress } from '../plan/links/block-address.ts'
import type { NowebMemory } from '../plan/noweb-memory.ts'
import { stripReferences } from '../plan/noweb-references.ts'
import { expandNowebCalling, type NowebCall, type NowebContext } from '../plan/noweb.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { printLisp } from '../plan/print-lisp.ts'
import { shellNames } from '../plan/shell-names.ts'
import { textAbove } from './text-above.ts'

/** What tangling needs of the world around it. */
export interface TangleSettings {
  /** Puts the values of variables into a step and its setup. */
  readonly resolve: (step: Step) => Promise<Step>
  /** Runs the blocks that references call. */
  readonly call: NowebCall
}

/** A document on its way into files: what its blocks are called, and what was referred to so far. */
export interface TangledDocument {
  readonly plan: Plan
  readonly addresses: readonly BlockAddress[]
  readonly memory: NowebMemory
}

/** A block as it goes into its file. */
export interface TangledBlock {
  readonly step: Step
  readonly address: BlockAddress
  /** The text, without a line feed at its end. */
  readonly body: string
  /** What stands in front of the code and behind it in the body: prologue and variables, epilogue. */
  readonly setup: string
  readonly teardown: string
  /** True when the code is the document's own, without expanded references and removed labels. */
  readonly verbatim: boolean
  /** The document's text that goes in front of it as comments. */
  readonly above: string
}

/**
 * The text of a block for its file: references, then prologue, variables and epilogue, then the labels of code lines,
 * indentation and blanks at both ends (org-babel-tangle-single-block).
 * @throws RunbookError as `expandNoweb`, and what the settings throw.
 */
export async function tangleBlock(
  step: Step,
  within: TangledDocument,
  settings: TangleSettings,
): Promise<TangledBlock> {
  const { document } = within.plan
  const { block } = step
  const { comments } = step.arguments
  const address = within.addresses[block.index] ?? { title: block.name, search: block.name }
  const isKept = step.arguments.noweb.tangle === 'keep'
  const code = isKept ? block.code : await references(step, within, settings)
  const { setup, teardown } = await surroundings(step, settings)
  const text = setup + code + teardown
  const unlabelled = /-r/.test(block.switches) ? removeCoderefs(text, block.switches) : text
  const isAbove = (comments === 'org' || comments === 'both') && document.format === 'org'
  return {
    step,
    address,
    body: trimmed(unlabelled, step),
    setup,
    teardown,
    verbatim: code === block.code && unlabelled === text,
    above: isAbove ? textAbove(document, block) : '',
  }
}

async function references(
  step: Step,
  { plan, memory }: TangledDocument,
  { call }: TangleSettings,
): Promise<string> {
  if (step.arguments.noweb.tangle === 'strip') return stripReferences(step.block.code)
  const context: NowebContext = {
    document: plan.document,
    sources: plan.sources,
    purpose: 'tangle',
    memory,
  }
  return expandNowebCalling(step, context, call)
}

/** What stands around the code, with the line feeds between: for shells with the variables, for others without. */
async function surroundings(
  step: Step,
  settings: TangleSettings,
): Promise<Pick<TangledBlock, 'setup' | 'teardown'>> {
  const { noExpand, prologue, epilogue, variables } = step.arguments
  const { language } = step.block
  const isPlain = variables.length === 0
  if (lisps.has(language)) {
    if (noExpand || isPlain) return { setup: '', teardown: '' }
    const resolved = await settings.resolve({ ...step, calls: false })
    return lispBindings(resolved)
  }
  if (noExpand) return { setup: '', teardown: '' }
  const teardown = epilogue === '' ? '' : `\n${epilogue}`
  if (isPlain || !shellNames.has(language)) return { setup: asLines(prologue), teardown }
  const { setup } = await settings.resolve(asTangled(step))
  return { setup: asLines(setup), teardown }
}

function asLines(text: string): string {
  return text === '' ? '' : `${text}\n`
}

const lisps: ReadonlySet<string> = new Set(['emacs-lisp', 'elisp'])

/** Variables of Emacs Lisp are bound around the code, and only then it has a prologue (org-babel-expand-body:emacs-lisp). */
function lispBindings({
  arguments: { variables, prologue, epilogue },
}: Step): Pick<TangledBlock, 'setup' | 'teardown'> {
  const indented = '\n      '
  const bindings = variables.map(({ name, value }) => `(${name} '${printLisp(value)})`)
  const before = prologue === '' ? '' : `${prologue}${indented}`
  const behind = epilogue === '' ? '' : `${indented}${epilogue}\n`
  return { setup: `(let (${bindings.join(indented)})\n${before}`, teardown: `${behind}\n)` }
}

/**
 * The step with its variables as they are written to files: Emacs writes them for the user's shell, which is bash, in
 * every shell language. Fish, which could not read them, keeps its own.
 */
function asTangled(step: Step): Step {
  const language = step.block.language === 'fish' ? 'fish' : 'bash'
  const block = { ...step.block, language }
  const script = composeScript({ language, code: '' }, step.arguments, step.arguments.variables)
  return { ...step, ...script, block, code: '', calls: false }
}

/** White space at both ends goes, and with it the first line's own indentation; `-i` keeps that. */
function trimmed(text: string, { block }: Step): string {
  const isKept = keepsIndentation(block.switches)
  const body = isKept ? text : removeIndentation(text)
  const start = /^(?:[ \t\r]*\n)*/.exec(body)?.[0].length ?? 0
  return trimEnd(isKept ? body.slice(start) : body.replace(/^[ \t\n\r]+/, ''))
}

function trimEnd(text: string): string {
  let end = text.length
  while (' \t\n\r'.includes(text[end - 1] ?? 'x')) end -= 1
  return text.slice(0, end)
}
