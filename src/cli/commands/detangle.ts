import { statSync } from 'node:fs'
import { dirname } from 'node:path'

import { applyEdits } from '../../document/edit.ts'
import { RunbookError } from '../../errors.ts'
import type { LibrarySettings } from '../../read-library.ts'
import { openTextFile } from '../../sandbox/open-text-file.ts'
import { writeConfined } from '../../sandbox/write-confined.ts'
import { tangleSettings } from '../../tangle-document.ts'
import { detangle as detangleInto, type TangledSource } from '../../tangle/detangle.ts'
import { linkedDocuments } from '../../tangle/linked-documents.ts'
import { counted } from '../counted.ts'
import { exitCode } from '../exit-code.ts'
import { type LibraryFlags, libraryFlags } from '../library-flags.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'
import { shownPath } from '../shown-path.ts'
import { tanglePlan } from './tangle-plan.ts'

/** `runbook detangle FILE`: brings the edits of a tangled file back into its documents. */
export async function detangle(file: string, flags: LibraryFlags, report: Report): Promise<number> {
  const { path, source: text } = await openTextFile(file)
  const source = { path, text }
  const settings = libraryFlags(flags)
  const documents = linkedDocuments(source.path, source.text)
  if (documents.length === 0) throw withoutLinks(file)
  let code: number = exitCode.done
  for (const document of documents) {
    // oxlint-disable-next-line no-await-in-loop -- documents are written one after the other
    code ||= await detangleDocument(document, source, { settings, report })
  }
  return code
}

async function detangleDocument(
  path: string,
  source: TangledSource,
  { settings, report }: { readonly settings: LibrarySettings; readonly report: Report },
): Promise<number> {
  checkPlain(path)
  const plan = await tanglePlan(path, { overrides: {}, ...settings })
  const { document } = plan
  const { edits, total, problems } = await detangleInto(plan, source, tangleSettings(plan))
  if (edits.length > 0) {
    const data = applyEdits(document.source, edits)
    const root = dirname(document.path)
    writeConfined({ root, path: document.path, data, mode: null, createDirectories: false })
  }
  report.event({ type: 'detangled', document: document.path, changed: edits.length, total })
  const count = `${edits.length} of ${counted(total, 'block')} changed`
  report.line(`${printable(shownPath(document.path))}  ${count}`)
  for (const problem of problems) report.error(problem)
  return problems[0]?.exitCode ?? exitCode.done
}

/** It is the tangled file that names it, so it may be a FIFO whose other end nobody opens. */
function checkPlain(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== false) return
  throw new RunbookError('E_UNREADABLE', `${path} is no plain file`, {
    hint: 'Let the comments of the tangled file lead to its document.',
  })
}

function withoutLinks(file: string): RunbookError {
  return new RunbookError('E_FORMAT', `${file} holds no comments that lead to a document`, {
    hint: 'Tangle it with ":comments link" first.',
  })
}
