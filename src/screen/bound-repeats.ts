import type { Terminal } from '@xterm/headless'

import { emulatorCore } from './emulator-core.ts'

/** How often a sequence can still change the screen, by its final character (ECMA-48, 8.3; REP is `b`). */
const enough: Readonly<Record<string, (terminal: Terminal) => number>> = {
  L: ({ rows }) => rows,
  M: ({ rows }) => rows,
  S: ({ rows }) => rows,
  T: ({ rows }) => rows,
  I: ({ cols }) => cols,
  Z: ({ cols }) => cols,
  b: ({ cols, rows }) => cols * rows,
}

/**
 * Lets sequences that repeat something do so only as often as the screen can show. The emulator does it as often as they
 * say, and ten bytes of a recording would keep it busy for hours.
 */
export function boundRepeats(terminal: Terminal): void {
  const { _parser: parser } = emulatorCore(terminal)._inputHandler
  for (const [final, most] of Object.entries(enough))
    parser.registerCsiHandler({ final }, ({ params }) => {
      params[0] = Math.min(params[0] ?? 0, most(terminal))
      return false
    })
}
