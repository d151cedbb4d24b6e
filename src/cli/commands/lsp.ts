import { serveEditor } from '../../editor/serve-editor.ts'
import { exitCode } from '../exit-code.ts'
import type { Report } from '../report.ts'
import { version } from '../version.ts'

/** `runbook lsp`: serves an editor over standard input and output. */
export async function lsp(report: Report): Promise<number> {
  const { stdin, stdout } = process
  if (stdin.isTTY) report.line('An editor starts this and speaks to it; Ctrl-D ends it.')
  const isToldToEnd = await serveEditor({ input: stdin, output: stdout, version: version() })
  return isToldToEnd ? exitCode.done : exitCode.internal
}
