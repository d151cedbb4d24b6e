import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { shellQuote } from '../plan/shell-quote.ts'
import type { OnceRun, ScriptFile } from './once-run.ts'

/** Where a sandbox finds scripts that are files. */
export const scriptsInside = '/run/runbook/once'

/** Writes a script as a file of that host directory, and returns its name there. */
export function writeScriptFile(
  directory: string,
  run: OnceRun,
  { shebang, padline }: ScriptFile,
): string {
  const name = `sh-script-${randomBytes(3).toString('hex')}`
  const first = shebang === '' ? `#!/usr/bin/env ${run.language.program}` : shebang
  writeFileSync(join(directory, name), `${first}\n${padline ? '\n' : ''}${run.script}`, {
    mode: 0o700,
  })
  return name
}

/** As ob-shell does with `:shebang`, `:cmdline` and `:stdin`: the shell runs the file with the words behind it. */
export function scriptFileArguments(run: OnceRun, file: ScriptFile, path: string): string[] {
  const command = [run.language.program, '-c', [shellQuote(path), file.words].join(' ').trim()]
  return file.mixed ? ['sh', '-c', 'exec "$@" 2>&1', 'sh', ...command] : command
}
