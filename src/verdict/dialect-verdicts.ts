import { checkTestFile, type CommandVerdict, type TestFileRun } from '../dialect/check-test-file.ts'
import type { Edit } from '../document/edit.ts'
import { modes } from '../expect/modes/modes.ts'
import { printComparison } from '../expect/print-comparison.ts'
import { updateExpectation } from '../expect/update-expectation.ts'
import { withLineEndingOf } from '../results/line-ending.ts'
import { lastLines } from './last-lines.ts'
import type { Verdict } from './verdict.ts'

/** Runs the commands of another tool's test file in a sandbox and yields a verdict on each. */
export async function* dialectVerdicts(run: TestFileRun): AsyncGenerator<Verdict, void, undefined> {
  for await (const verdict of checkTestFile(run)) {
    const { command, kind, reason, text, comparison } = verdict
    yield {
      path: run.path,
      line: command.line,
      title: command.title.trim(),
      kind,
      reason,
      difference: kind === 'differs' ? printComparison(comparison) : [],
      printed: kind === 'exit' || kind === 'timed-out' ? lastLines([text]) : [],
      update: updateEdit(verdict, run),
    }
  }
}

/** New expected lines, with the status below where the tool writes it there. */
function updateEdit(
  { command, kind, status, comparison, scope }: CommandVerdict,
  { dialect: { exitLine }, source }: TestFileRun,
): Edit | null {
  if (kind !== 'differs' && (kind !== 'exit' || exitLine === null)) return null
  const mode = modes.get(command.mode)
  if (command.fixed || command.fault !== '' || mode?.updatable !== true) return null
  const { start, end } = command.span
  const lines = updateExpectation(comparison, mode, scope).split('\n').slice(0, -1)
  if (exitLine !== null && status !== 0) lines.push(exitLine(status))
  const opens = start > 0 && source[start - 1] !== '\n' ? '\n' : ''
  const text = opens + lines.map((line) => `${command.prefix}${line}\n`).join('')
  return { start, end, text: withLineEndingOf(source, text) }
}
