import { type BlockInUse, blockInUse } from '../classify/block-in-use.ts'
import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { RunbookError } from '../errors.ts'
import { argumentCompleter } from './argument-completer.ts'
import { borrowed, calledBlock } from './called-block.ts'
import type { CompletedArguments } from './complete-arguments.ts'
import { composeScript } from './compose-script.ts'
import type { Surroundings } from './conditions/condition.ts'
import { holdsIn } from './conditions/conditions.ts'
import { distinctProblems } from './distinct-problems.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { isSourceBlock } from './is-source-block.ts'
import { emptyLibrary, type Library } from './library.ts'
import { lispRefusal } from './lisp-body.ts'
import { findNeeds, needRings, type Needs, noNeeds, withNeeded } from './needs.ts'
import { boundTime, nestShells } from './nested-shells.ts'
import { NowebSources } from './noweb-sources.ts'
import { fillPlaceholders } from './placeholders.ts'
import { plannedBody } from './planned-body.ts'
import { pollUntilShown } from './poll-until-shown.ts'
import { recordTo } from './record-to.ts'
import { referenceProblems } from './reference-problems.ts'
import { selectBlocks, type Selection } from './select-blocks.ts'
import { placeSessions } from './session-places.ts'
import { evaluationOnExport, isOnlyShown, skippedOnExport } from './skipped-on-export.ts'
import type { Plan, SkipReason, Step } from './step.ts'
import { unknownCallProblems } from './unknown-calls.ts'

export type { Plan, SkipReason, Step } from './step.ts'

/** What decides which blocks run. */
export interface PlanOptions {
  /** Record every block that runs in a shell, also where no link asks for it. */
  readonly recordAll: boolean
  readonly selection: Selection
  /** Languages that can run; anything else is shown, never guessed. */
  readonly executable: (language: string) => boolean
  /** What conditions are held against; null when all hold. */
  readonly surroundings: Surroundings | null
  /** Run `:eval never` blocks too: a rehearsal, or asked for. */
  readonly includeNever: boolean
  /** Run `:eval query` blocks without asking. */
  readonly confirmed: boolean
  /** What can be called besides the document's own blocks. */
  readonly library: Library
  /** Run for an export: only blocks whose results it shows, and those with a session. */
  readonly forExport: boolean
  readonly defaults: Readonly<Record<string, string>>
  /** Values for placeholders such as `<MY NAME>`, by name. */
  readonly fill: Readonly<Record<string, string>>
  readonly overrides: Readonly<Record<string, string>>
}

/** A plan that nobody asked anything special of: every block, nothing granted. */
export const plainPlan: Omit<PlanOptions, 'executable'> = {
  recordAll: false,
  surroundings: null,
  selection: { only: [], from: '' },
  includeNever: false,
  confirmed: false,
  library: emptyLibrary,
  forExport: false,
  defaults: {},
  fill: {},
  overrides: {},
}

/**
 * Plans a document: which blocks run, with which arguments and which script.
 * @throws RunbookError E_NO_SUCH_BLOCK when the selection names a block that is not there.
 */
export function planDocument(document: Document, options: PlanOptions): Plan {
  const chosen = selectBlocks(document, options.selection)
  const problems = [...document.problems]
  const broken = new Set<number>()
  const argumentsOf = argumentCompleter(document, options)
  const complete = (block: Block): CompletedBlock => {
    const used = filled(blockInUse(document, block), options.fill)
    const { arguments: own, problems: mistakes, fault, mergeFault } = argumentsOf(used.block)
    const bound = pollUntilShown(document, used, boundTime(own, used.block))
    const all = options.forExport ? evaluationOnExport(bound) : bound
    return { ...used, arguments: all, problems: mistakes, fault, mergeFault }
  }
  const scope = { document, library: options.library }
  const unknown: Block[] = []
  const completed = document.blocks.map((written) => {
    const called = calledBlock(written, scope)
    if (!called) unknown.push(written)
    return complete(called ?? written)
  })
  // Not spread: there may be more of them than a call takes arguments.
  for (const each of unknownCallProblems(scope, unknown)) problems.push(each)
  const written = completed.filter(({ block }) => isSourceBlock(block))
  const sources = new NowebSources(document, written, bodiesOf(options.library))
  const within = { document, sources, recordAll: options.recordAll }
  const { needs, selected, asked } = needsOf(document, completed, { ...options, chosen })
  const planned = (one: CompletedBlock) => {
    const skip = skipReason(one, one.arguments, { ...options, selected, asked })
    const shown = options.forExport && isOnlyShown(one.block, skip)
    return stepOf({ ...one, needs: needs[one.block.index] ?? noNeeds, skip, shown }, within)
  }
  const steps = completed.map((one) => {
    const { step, problem } = planned(one)
    const { skip } = step
    problems.push(...mistakesOf(one, step))
    if (problem) broken.add(step.block.index)
    if (skip === null && problem) problems.push(problem)
    return step
  })
  const library = lentSteps(options.library, complete, within)
  const callWithin: Plan['callWithin'] = (call, present) => {
    const called = calledBlock(call, { ...scope, document: present })
    return called && planned(complete(borrowed(called, call.span))).step
  }
  const placed = placeSessions(document, steps)
  const plan = { document, steps: nestShells(document, placed.steps), library, sources, callWithin }
  const late = [placed.problems, needRings(document, plan.steps)]
  const references = referenceProblems({ ...plan, executable: options.executable, broken })
  return { ...plan, problems: distinctProblems(problems.concat(...late, references)) }
}

/** The mistakes in a block's arguments that matter where it runs, is tangled or is only shown. */
function mistakesOf(
  { block, arguments: complete, problems, mergeFault }: CompletedBlock,
  step: Step,
) {
  const isTangled = complete.tangle !== 'no' && isSourceBlock(block)
  if (step.skip === null || (step.skip !== 'not-selected' && isTangled)) return problems
  return step.shown && mergeFault ? [mergeFault] : []
}

type CompletedBlock = BlockInUse & CompletedArguments

/** What blocks need, and which ones a run is about with that: a manual one is no start, unless it was chosen by name or line. */
function needsOf(
  document: Document,
  completed: readonly CompletedBlock[],
  { chosen, selection: { only } }: { chosen: ReadonlySet<number>; selection: Selection },
): { needs: readonly Needs[]; selected: ReadonlySet<number>; asked: ReadonlySet<number> } {
  const needs = findNeeds(
    document,
    completed.map((one) => one.arguments.conditions.needs),
  )
  const isChosen = only.length > 0
  const starts = [...chosen].filter(
    (index) => isChosen || completed[index]?.arguments.manual !== true,
  )
  const asked = withNeeded(starts, needs)
  // What went on in the background ended with its run, so going on later begins it again.
  const lasting = [...asked].filter((index) => completed[index]?.arguments.background)
  return { needs, selected: isChosen ? asked : new Set([...chosen, ...lasting]), asked }
}

const running = { skip: null, shown: false }

/** The steps of a library's blocks, by name. */
function lentSteps(
  { blocks }: Library,
  complete: (block: Block) => CompletedBlock,
  within: Parameters<typeof stepOf>[1],
): ReadonlyMap<string, Step> {
  const lent = [...blocks].map(([name, block]) => {
    const one = { ...complete(borrowed(block, { start: 0, end: 0 })), needs: noNeeds, ...running }
    return [name, stepOf(one, { ...within, recordAll: false }).step] as const
  })
  return new Map(lent)
}

function bodiesOf({ blocks }: Library): ReadonlyMap<string, string> {
  return new Map([...blocks].map(([name, { code }]) => [name, code]))
}

function stepOf(
  one: CompletedBlock & Pick<Step, 'needs' | 'skip' | 'shown'>,
  within: {
    readonly document: Document
    readonly sources: NowebSources
    readonly recordAll: boolean
  },
): { readonly step: Step; readonly problem: RunbookError | null } {
  const { block, embedded, needs, skip, shown, problems, fault } = one
  const complete = withShownStatus(one.arguments, embedded)
  const { code, labelled, calls, problem } = plannedBody({ block, arguments: complete }, within)
  const { language } = block
  const { script, setup, body, teardown } = composeScript(
    { language, code },
    complete,
    complete.variables,
  )
  const step = {
    block,
    arguments: complete,
    skip,
    shown,
    needs,
    code,
    labelled,
    calls,
    embedded,
    script,
    setup,
    body,
    teardown,
    recordTo: recordTo({ block, arguments: complete }, within),
    opensShell: false,
    inside: null,
    problems,
    fault,
  }
  return { step, problem }
}

/**
 * With the exit status that a transcript shows for its last command as one that the block may end with. What prints such a
 * line itself ends well.
 */
function withShownStatus(
  complete: HeaderArguments,
  embedded: BlockInUse['embedded'],
): HeaderArguments {
  const status = embedded.at(-1)?.status ?? null
  if (status === null || complete.written.has('exit')) return complete
  return { ...complete, exit: [0, status] }
}

function filled(used: BlockInUse, fill: PlanOptions['fill']): BlockInUse {
  if (Object.keys(fill).length === 0) return used
  const put = (code: string): string => fillPlaceholders(code, fill)
  const { recorded } = used.block
  return {
    ...used,
    block: {
      ...used.block,
      code: put(used.block.code),
      recorded: recorded && { ...recorded, text: put(recorded.text) },
    },
    embedded: used.embedded.map((command) => ({
      ...command,
      code: put(command.code),
      expected: command.expected === null ? null : put(command.expected),
    })),
  }
}

function skipReason(
  { block, kind, uncertain }: BlockInUse,
  complete: HeaderArguments,
  options: PlanOptions & { selected: ReadonlySet<number>; asked: ReadonlySet<number> },
): SkipReason | null {
  if (!options.selected.has(block.index)) return 'not-selected'
  if (kind !== 'command' && kind !== 'transcript') return 'not-commands'
  if (!options.executable(block.language)) return 'not-executable'
  if (!block.closed) return 'unclosed'
  if (lispRefusal(block, complete) !== null) return 'not-literal'
  if (uncertain) return 'uncertain'
  if (complete.eval === 'never' && !options.includeNever) return 'eval-never'
  if (complete.manual && !options.asked.has(block.index)) return 'manual'
  const { surroundings } = options
  if (
    surroundings &&
    !complete.conditions.on.every((condition) => holdsIn(condition, surroundings))
  )
    return 'not-here'
  if (complete.eval === 'query' && !options.confirmed) return 'eval-query'
  return options.forExport ? skippedOnExport(block, complete) : null
}
