import { existsSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'

import type { Document } from '../../document/document.ts'
import { documentExtensions } from '../../document/parse-document.ts'
import { RunbookError } from '../../errors.ts'
import { notesToMarkdown } from '../../notes/notes-to-markdown.ts'
import { notesToOrg } from '../../notes/notes-to-org.ts'
import { readNotes } from '../../notes/read-notes.ts'
import { openTextFile } from '../../sandbox/open-text-file.ts'
import { writeConfined } from '../../sandbox/write-confined.ts'
import { counted } from '../counted.ts'
import { exitCode } from '../exit-code.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'

/** The flags of `runbook import` as the command line gives them. */
export interface ImportFlags {
  readonly output?: string
  readonly force?: boolean
}

/** `runbook import NOTES`: makes a runbook of plain notes, on standard output or in a file; returns the exit code. */
export async function importNotes(
  file: string,
  { output = '', force }: ImportFlags,
  report: Report,
): Promise<number> {
  const format = formatOf(output)
  if (/\.org$/i.test(file)) throw isRunbook(file)
  const { source } = await openTextFile(file)
  const notes = readNotes(source.replaceAll('\r\n', '\n'))
  const write = format === 'org' ? notesToOrg : notesToMarkdown
  if (output === '') report.text(write(notes))
  else save(resolve(output), write(notes), force === true)
  const count = (kind: string): number => notes.filter((note) => note.kind === kind).length
  const doubts = notes.filter(({ doubt }) => doubt !== '')
  const summary = [
    counted(count('command'), 'command'),
    counted(count('output'), 'output'),
    `${counted(count('fragment'), 'piece')} of files`,
  ]
  report.line(`${summary.join(', ')}${output === '' ? '' : ` in ${printable(output)}`}`)
  for (const { line, doubt } of doubts)
    report.line(`to check  ${printable(file)}:${line}  ${printable(doubt)}`)
  return exitCode.done
}

/** Org says by itself what is a command. */
function isRunbook(file: string): RunbookError {
  const hint = 'Run it as it is, or make Markdown of it: runbook build FILE --to md --no-run'
  return new RunbookError('E_USAGE', `${printable(file)} is a runbook already`, { hint })
}

/** What the output's name asks for; standard output gets Markdown. */
function formatOf(output: string): Document['format'] {
  const format = documentExtensions[extname(output).toLowerCase()]
  if (output === '' || format !== undefined) return format ?? 'markdown'
  const hint = `End the name in ${Object.keys(documentExtensions).join(', ')}.`
  throw new RunbookError('E_FORMAT', `${output} is no document`, { hint })
}

function save(path: string, text: string, force: boolean): void {
  if (existsSync(path) && !force) {
    throw new RunbookError('E_FOREIGN_FILE', `${path} exists`, {
      hint: 'Name another file, or overwrite it with --force.',
    })
  }
  writeConfined({ root: dirname(path), path, data: text, mode: null, createDirectories: false })
}
