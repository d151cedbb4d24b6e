import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import type { IntegrationOptions } from './shells/live-shell.ts'
import { liveShells } from './shells/live-shells.ts'

/** How the shell's program is started. */
export interface ShellStart {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** What the marks of a shell are made with. */
interface MarkOptions extends Omit<IntegrationOptions, 'mark'> {
  readonly nonce: string
}

/** Writes the start files of a shell into a private directory; a shell without marks is started as it is. */
export async function startShell(shell: string, place: MarkOptions): Promise<ShellStart> {
  const known = liveShells.get(basename(shell))
  if (known === undefined) return { file: shell, args: [], env: place.env }
  const options = { ...place, mark: `\u001b]7337;${place.nonce};` }
  // Zsh appends to no file that is not there when its user keeps it from overwriting (zshoptions(1), APPEND_CREATE).
  await writeFile(place.commands, '', { mode: 0o600 })
  for (const [name, text] of Object.entries(known.files(options)))
    await writeFile(join(place.directory, name), text, { mode: 0o600 })
  return { file: shell, args: known.args(options), env: { ...place.env, ...known.env(options) } }
}
