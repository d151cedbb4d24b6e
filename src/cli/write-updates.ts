import type { OpenedFile } from '../sandbox/open-text-file.ts'
import { applyUpdates } from '../verdict/apply-updates.ts'
import type { CommandsOf } from '../verdict/commands-of.ts'
import { safeEdits } from '../verdict/safe-edits.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { askForEach } from './ask-for-each.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'
import { shownPath } from './shown-path.ts'

/** How the updates of a file are written. */
export interface UpdateSettings {
  /** Gives what reads the commands of the file, where there is an update. */
  readonly commandsOf: () => CommandsOf
  /** True to ask for each update whether it is wanted. */
  readonly isAsked: boolean
  readonly report: Report
  readonly signal: AbortSignal
}

/**
 * Writes the updates of a file's verdicts that are wanted and would not read as commands; what was updated does not fail any more.
 * Throws what `applyUpdates()` throws.
 */
export async function writeUpdates(
  file: OpenedFile,
  verdicts: readonly Verdict[],
  { commandsOf, isAsked, report, signal }: UpdateSettings,
): Promise<readonly Verdict[]> {
  const wanted = verdicts.filter(({ update }) => update !== null)
  if (wanted.length === 0) return verdicts
  const chosen = new Set(isAsked ? await askForEach(wanted, { report, signal }) : wanted)
  const edits = [...new Set([...chosen].flatMap(({ update }) => (update === null ? [] : [update])))]
  const safe = new Set(await safeEdits(file.source, edits, commandsOf()))
  applyUpdates({ ...file, edits: [...safe] })
  report.line(`${printable(shownPath(file.path))}: ${safe.size} updated`)
  return verdicts.map((verdict) => {
    if (!chosen.has(verdict) || verdict.update === null) return verdict
    if (safe.has(verdict.update)) return { ...verdict, kind: 'passed', reason: 'updated' }
    const title = printable(verdict.title)
    report.warning(
      `${printable(shownPath(verdict.path))}:${verdict.line} ${title}: its output would read as commands, so it is not written.`,
    )
    return verdict
  })
}
