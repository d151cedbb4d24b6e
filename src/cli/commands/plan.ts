import type { Document } from '../../document/document.ts'
import { inspectDocument } from '../../inspect-document.ts'
import type { Plan, Step } from '../../plan/plan.ts'
import type { Trap } from '../../preflight/trap.ts'
import { targetName } from '../../remote/remote-place.ts'
import { isScenario } from '../../scenario/is-scenario.ts'
import { argumentOrigin } from '../argument-origin.ts'
import { documentTitle } from '../document-title.ts'
import { documentsOf } from '../documents-of.ts'
import { exitCode } from '../exit-code.ts'
import { type LibraryFlags, libraryFlags } from '../library-flags.ts'
import { placeText } from '../place-text.ts'
import { printable, shorten } from '../printable.ts'
import type { Report } from '../report.ts'
import { trapLine } from '../trap-line.ts'
import { fillOf } from './run-options.ts'

/** The flags of `runbook plan` as the command line gives them. */
export interface PlanFlags extends LibraryFlags {
  readonly set?: readonly string[]
}

/** `runbook plan FILE [NAME…]`: what would run, and where the value of each header argument comes from. */
export async function showPlan(
  file: string,
  names: readonly string[],
  flags: PlanFlags,
  report: Report,
): Promise<number> {
  const isSteps = isScenario(file)
  const documents = await documentsOf(file, { only: names, from: '' })
  // Of a scenario steps are named, of a document blocks.
  const only = isSteps ? [] : names
  const settings = { fill: fillOf(flags.set), ...libraryFlags(flags) }
  const inspected = await Promise.all(
    documents.map(async (document) => {
      return inspectDocument(document, { selection: { only, from: '' }, ...settings })
    }),
  )
  if (report.options.json)
    report.json(inspected.flatMap(({ plan }) => planJson(plan, only, isSteps)))
  let code: number = exitCode.done
  for (const { plan, traps } of inspected) {
    if (isSteps && plan.steps.length > 0 && !report.options.json)
      report.listing(documentTitle(plan.document, report))
    code ||= showInspection(plan, traps, { names: only, report })
  }
  return code
}

/** The steps that were asked for, of a scenario with their documents. */
function planJson(plan: Plan, names: readonly string[], isSteps: boolean): object[] {
  const { document } = plan
  const place = isSteps ? { document: document.path } : {}
  return shownSteps(plan, names).map((step) => ({ ...place, ...stepJson(step, document) }))
}

function shownSteps({ steps }: Plan, names: readonly string[]): readonly Step[] {
  return steps.filter(({ skip }) => names.length === 0 || skip !== 'not-selected')
}

function showInspection(
  plan: Plan,
  traps: readonly Trap[],
  { names, report }: { readonly names: readonly string[]; readonly report: Report },
): number {
  const { document, problems } = plan
  if (!report.options.json)
    for (const step of shownSteps(plan, names)) report.listing(stepText(step, document, report))
  for (const trap of traps) {
    report.line(trapLine(trap, report.style))
    report.line(`    ${report.style.paint('dim', printable(trap.remedy))}`)
  }
  for (const problem of problems) report.error(problem)
  return problems[0]?.exitCode ?? exitCode.done
}

function stepText(step: Step, document: Document, report: Report): string {
  const { style } = report
  const { block } = step
  const label = block.name || shorten(block.code.split('\n', 1)[0] ?? '', 60)
  const does = step.skip === null ? `runs${placeText(step, { document })}` : step.skip
  const head = `${style.paint('bold', `${block.line}  ${printable(label)}`)}  ${printable(does)}`
  const rows = argumentsOf(step, document).map(({ key, value, from }) => {
    return `    :${printable(key).padEnd(14)} ${printable(value).padEnd(30)} ${style.paint('dim', printable(from))}`
  })
  return `${[head, ...rows].join('\n')}\n`
}

function stepJson(step: Step, document: Document): object {
  const { name, language, line } = step.block
  return {
    name,
    language,
    line,
    skip: step.skip,
    inside: step.inside === null ? null : (document.blocks[step.inside]?.line ?? null),
    remote: step.arguments.remote && targetName(step.arguments.remote.hops),
    script: step.script,
    arguments: argumentsOf(step, document),
  }
}

function argumentsOf(
  step: Step,
  document: Document,
): { key: string; value: string; from: string }[] {
  return [...step.arguments.written].map(([key, argument]) => ({
    key: key.replace(/^(var|env) .*/, '$1'),
    value: argument.value,
    from:
      argument.origin === null ? 'default' : argumentOrigin(argument.origin, step.block, document),
  }))
}
