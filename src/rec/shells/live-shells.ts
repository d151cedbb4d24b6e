import { bash } from './bash.ts'
import { fish } from './fish.ts'
import type { LiveShell } from './live-shell.ts'
import { zsh } from './zsh.ts'

/** The shells that tell of their commands, by name; others are recorded as a terminal alone. */
export const liveShells: ReadonlyMap<string, LiveShell> = new Map(
  [bash, zsh, fish].map((shell) => [shell.name, shell]),
)
