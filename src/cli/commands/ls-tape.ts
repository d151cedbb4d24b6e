import { openTextFile } from '../../sandbox/open-text-file.ts'
import { readTape, tapeErrors } from '../../tape/read-tape.ts'
import { exitCode } from '../exit-code.ts'
import { printable, shorten } from '../printable.ts'
import type { Report } from '../report.ts'

/**
 * `runbook ls FILE.tape`: the commands of a tape. As JSON `{"commands": [{command, options, args, line, column}],
 * "errors": [{line, column, message}]}`.
 */
export async function lsTape(file: string, report: Report): Promise<number> {
  const { path, source } = await openTextFile(file)
  const bytes = Buffer.from(source)
  const { commands, errors } = readTape(path, bytes, process.cwd())
  if (report.options.json) {
    const mistakes = errors.map(({ line, column, message }) => ({ line, column, message }))
    const told = commands.map(({ from: _from, ...command }) => command)
    report.json({ commands: told, errors: mistakes })
    return errors.length === 0 ? exitCode.done : exitCode.usage
  }
  for (const { command, options, args, line } of commands) {
    const row = [
      String(line).padStart(5),
      command.padEnd(10),
      options.padEnd(14),
      shorten(args, 70),
    ]
    report.listing(`${row.map(printable).join('  ').trimEnd()}\n`)
  }
  for (const error of tapeErrors(file, bytes, errors)) report.error(error)
  return errors.length === 0 ? exitCode.done : exitCode.usage
}
