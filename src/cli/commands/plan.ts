import type { Document } from '../../document/document.ts'
import { inspectDocument } from '../../inspect-document.ts'
import type { Step } from '../../plan/plan.ts'
import { readDocument } from '../../read-document.ts'
import { targetName } from '../../remote/remote-place.ts'
import { argumentOrigin } from '../argument-origin.ts'
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
  const document = await readDocument(file)
  const { plan, traps } = await inspectDocument(document, {
    selection: { only: names, from: '' },
    fill: fillOf(flags.set),
    ...libraryFlags(flags),
  })
  const { steps, problems } = plan
  const shown = steps.filter(({ skip }) => names.length === 0 || skip !== 'not-selected')
  if (report.options.json) report.json(shown.map((step) => stepJson(step, document)))
  else for (const step of shown) report.listing(stepText(step, document, report))
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
