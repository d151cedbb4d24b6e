import { resolve } from 'node:path'

import { planDocument } from '../../plan/plan.ts'
import { readDocument, tangle as tangleFiles } from '../../runbook.ts'
import { languages } from '../../session/languages/languages.ts'
import { eventJson } from '../event-json.ts'
import { exitCode } from '../exit-code.ts'
import { formatSize } from '../format-size.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'

/** `runbook tangle FILE`: writes the files that the document's blocks make. */
export async function tangle(
  file: string,
  flags: { readonly allowWrite: readonly string[] },
  report: Report,
): Promise<number> {
  const document = await readDocument(file)
  const plan = planDocument(document, {
    selection: { only: [], from: '' },
    executable: (language) => languages.has(language),
    includeNever: true,
    confirmed: true,
    defaults: {},
    overrides: {},
  })
  const problems = plan.steps.every(({ arguments: { tangle: target } }) => target === 'no')
    ? []
    : plan.problems
  for (const problem of problems) report.error(problem)
  if (problems[0]) return problems[0].exitCode
  let code: number = exitCode.done
  for await (const event of tangleFiles(plan, {
    allowWrite: flags.allowWrite.map((path) => resolve(path)),
  })) {
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
