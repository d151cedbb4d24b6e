import { dirname, resolve } from 'node:path'

import type { Plan } from '../../plan/plan.ts'
import { tangle as tangleFiles, tangleSettings } from '../../runbook.ts'
import { type CheckedFile, checkFile } from '../../tangle/check-file.ts'
import { composeFiles } from '../../tangle/compose-files.ts'
import { eventJson } from '../event-json.ts'
import { exitCode } from '../exit-code.ts'
import { formatSize } from '../format-size.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'
import { tanglePlan } from './tangle-plan.ts'

/** `runbook tangle FILE`: writes the files that the document's blocks make, or with `--check` compares them. */
export async function tangle(
  file: string,
  flags: { readonly allowWrite: readonly string[]; readonly check?: boolean },
  report: Report,
): Promise<number> {
  const plan = await tanglePlan(file)
  const problems = plan.steps.every(({ arguments: { tangle: target } }) => target === 'no')
    ? []
    : plan.problems
  for (const problem of problems) report.error(problem)
  if (problems[0]) return problems[0].exitCode
  const allowWrite = flags.allowWrite.map((path) => resolve(path))
  return flags.check === true ? check(plan, allowWrite, report) : write(plan, allowWrite, report)
}

async function write(plan: Plan, allowWrite: readonly string[], report: Report): Promise<number> {
  let code: number = exitCode.done
  for await (const event of tangleFiles(plan, { allowWrite })) {
    report.event(eventJson(event))
    if (event.type === 'problem') {
      code ||= event.error.exitCode
      if (!report.options.json) report.error(event.error)
    }
    if (event.type === 'file') {
      const { path, bytes, status } = event.file
      report.line(`${printable(path)}  ${formatSize(bytes)}  ${report.style.paint('dim', status)}`)
    }
  }
  return code
}

async function check(plan: Plan, allowWrite: readonly string[], report: Report): Promise<number> {
  const grants = { directory: dirname(plan.document.path), write: allowWrite }
  let code: number = exitCode.done
  for await (const file of composeFiles(plan, tangleSettings(plan))) {
    const checked = checkFile(plan, file, grants)
    report.event({ type: 'checked', ...checked })
    if (checked.status === 'same') continue
    code = exitCode.stale
    show(checked, report)
  }
  return code
}

function show({ path, status, diff, mode }: CheckedFile, report: Report): void {
  if (!report.options.json) report.data(diff.replace(/[^\n\t]+/g, printable))
  const modes = mode ? `, mode ${octal(mode.present)} instead of ${octal(mode.wanted)}` : ''
  report.line(`${printable(path)}  ${report.style.paint('yellow', status + modes)}`)
}

function octal(mode: number): string {
  return mode.toString(8).padStart(3, '0')
}
