import { dirname, extname, relative, resolve } from 'node:path'

import { buildDocument } from '../../build-document.ts'
import { RunbookError } from '../../errors.ts'
import type { Exported } from '../../export/export-tree.ts'
import type { ExportFormat } from '../../export/formats.ts'
import { secretValues } from '../../redact/secret-values.ts'
import { cassettePath } from '../../rehearsal/cassette-path.ts'
import type { RunEvent } from '../../runbook.ts'
import { realPath } from '../../sandbox/real-path.ts'
import { writeConfined } from '../../sandbox/write-confined.ts'
import { exitCode } from '../exit-code.ts'
import { formatSize } from '../format-size.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'
import { followRun } from './follow-run.ts'
import { type RunFlags, wordOf } from './run-options.ts'
import { runOptions, warnWithoutSandbox } from './run.ts'

/** The flags of `runbook build` as the command line gives them: its own, and those of a run. */
export interface BuildFlags extends Omit<RunFlags, 'only' | 'record' | 'castVersion'> {
  readonly output?: string
  readonly to?: string
  readonly bodyOnly?: boolean
  readonly allowRawHtml?: boolean
  readonly run: boolean
}

/** `runbook build FILE`: exports an executed document; returns the exit code. */
export async function build(file: string, flags: BuildFlags, report: Report): Promise<number> {
  const format = formatOf(flags)
  if (flags.output !== undefined) checkOutput(file, flags.output)
  const runFlags = { ...flags, only: [], record: false, castVersion: '2', write: false }
  if (flags.run) warnWithoutSandbox(runFlags, report)
  const built: { exported: Exported | null } = { exported: null }
  const start = (signal: AbortSignal): AsyncIterable<RunEvent> => {
    const run = runOptions(file, [], runFlags, signal)
    report.redact(secretValues(run.env))
    return withoutExport(built, {
      run,
      format,
      bodyOnly: flags.bodyOnly === true,
      base: baseOf(file, flags),
      execute: flags.run,
      allowRawHtml: flags.allowRawHtml === true,
    })
  }
  const rehearse = flags.rehearse === true
  const cassette = flags.cassette ?? cassettePath(file)
  const view = { file, rehearse, dryRun: false, verb: 'build', cassette } as const
  const code = await followRun(start, report, view)
  // What was interrupted is no page to look at.
  if (code === exitCode.interrupted) return code
  if (built.exported) deliver(built.exported, flags.output ?? '', report)
  return code
}

async function* withoutExport(
  built: { exported: Exported | null },
  options: Parameters<typeof buildDocument>[0],
): AsyncGenerator<RunEvent, void, undefined> {
  for await (const event of buildDocument(options)) {
    if (event.type === 'exported') built.exported = event.exported
    else yield event
  }
}

/** The export goes to its file, or to standard output as the data that was asked for. */
function deliver({ text, warnings }: Exported, output: string, report: Report): void {
  for (const warning of warnings) report.warning(printable(warning))
  if (output === '') {
    if (report.options.json) report.event({ type: 'exported', text, warnings })
    else report.text(text)
    return
  }
  const path = resolve(output)
  writeConfined({ root: dirname(path), path, data: text, mode: null, createDirectories: false })
  const bytes = Buffer.byteLength(text)
  report.event({ type: 'exported', path: output, bytes, warnings })
  report.line(
    `${report.style.paint('bold', 'export'.padEnd(11))} ${printable(output)}  ${formatSize(bytes)}`,
  )
}

const formatByExtension: Readonly<Record<string, ExportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'md',
  '.markdown': 'md',
  '.org': 'org',
}

/** As asked for, else that of the output file, else HTML. */
function formatOf({ to, output }: BuildFlags): ExportFormat {
  if (to !== undefined) return wordOf('to', to, ['html', 'md', 'org'])
  if (output === undefined) return 'html'
  const format = formatByExtension[extname(output).toLowerCase()]
  if (format) return format
  throw new RunbookError('E_USAGE', `${output} does not say in which format to write`, {
    hint: 'Let its name end in .html, .md or .org, or add --to.',
  })
}

/** Links of a page that is elsewhere than its document still lead to the files beside the document. */
function baseOf(file: string, { output }: BuildFlags): string {
  return output === undefined ? '' : relative(dirname(resolve(output)), dirname(resolve(file)))
}

/** The document is never overwritten by its own export. */
function checkOutput(file: string, output: string): void {
  const [source, target] = [file, output].map((path) => realPath(path) ?? resolve(path))
  if (source !== target) return
  throw new RunbookError('E_USAGE', `${output} is the document itself`, {
    hint: 'Write the export to another file.',
  })
}
