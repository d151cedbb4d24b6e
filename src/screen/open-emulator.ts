import { createRequire } from 'node:module'

import type { Terminal } from '@xterm/headless'

import { boundRepeats } from './bound-repeats.ts'
import { characterWidths } from './character-widths.ts'
import { mendEmulator } from './mend-emulator.ts'

/** Required, because an import would search the whole of the emulator for the names of its exports first. */
const { Terminal: HeadlessTerminal } = createRequire(import.meta.url)('@xterm/headless') as {
  readonly Terminal: typeof Terminal
}

/** An emulator with our widths of characters, which no output keeps busy for long; `scrollback` is how many lines it keeps above. */
export function openEmulator(size: {
  readonly cols: number
  readonly rows: number
  readonly scrollback: number
}): Terminal {
  // It would tell the user's terminal of each byte that it cannot read, in a kilobyte of its own state.
  const quiet = { logLevel: 'off' } as const
  const terminal = new HeadlessTerminal({ ...size, ...quiet, allowProposedApi: true })
  const widths = characterWidths()
  terminal.unicode.register(widths)
  terminal.unicode.activeVersion = widths.version
  boundRepeats(terminal)
  mendEmulator(terminal)
  return terminal
}
