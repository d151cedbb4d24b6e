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
  run: Pick<OnceRun, 'language' | 'script'>,
  file: ScriptFile,
): string {
  const name = scriptFileName()
  writeFileSync(join(directory, name), scriptFileText(run, file), { mode: 0o700 })
  return name
}

/** The name of a script's file, as ob-shell forms it. */
export function scriptFileName(): string {
  return `sh-script-${randomBytes(3).toString('hex')}`
}

/** What a script's file holds: a first line that names its shell stands in place of the empty one that Emacs begins with. */
export function scriptFileText(
  { language, script }: Pick<OnceRun, 'language' | 'script'>,
  { shebang, padline }: ScriptFile,
): string {
  if (shebang === '') return `#!/usr/bin/env ${language.program}\n${script}`
  return `${shebang}\n${padline ? '\n' : ''}${script}`
}

/** As ob-shell does with `:shebang`, `:cmdline` and `:stdin`: the shell runs the file with the words behind it. */
export function scriptFileArguments(
  { language }: Pick<OnceRun, 'language'>,
  file: ScriptFile,
  path: string,
): string[] {
  const command = [language.program, '-c', [shellQuote(path), file.words].join(' ').trim()]
  return file.mixed ? ['sh', '-c', 'exec "$@" 2>&1', 'sh', ...command] : command
}
