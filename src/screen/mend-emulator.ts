import type { Terminal } from '@xterm/headless'

import { type EmulatorCore, emulatorCore } from './emulator-core.ts'

/**
 * Lets the emulator do what xterm and the manual of the VT510 say, where it does not: moves and the saved cursor in origin mode
 * (DECOM), and the alternate screen for a program that is started on it. All handlers let the emulator act as well, unless they
 * return true.
 */
export function mendEmulator(terminal: Terminal): void {
  const core = emulatorCore(terminal)
  moveInOrigin(terminal, core)
  saveOrigin(terminal, core)
  clearAlternate(terminal, core)
}

/** The emulator takes the row of the cursor for one that counts from the top margin, and adds that once more. */
function moveInOrigin({ parser }: Terminal, core: EmulatorCore): void {
  const { _inputHandler: handler } = core
  const modes = core.coreService.decPrivateModes
  const moveCursor = handler._moveCursor.bind(handler)
  handler._moveCursor = (cols, rows) => {
    const { origin } = modes
    modes.origin = false
    moveCursor(cols, rows)
    modes.origin = origin
  }
  for (const final of ['G', '`'])
    parser.registerCsiHandler({ final }, ([column]) => {
      if (!modes.origin) return false
      handler._moveCursor(Math.max(1, Number(column ?? 1)) - 1 - core.buffer.x, 0)
      return true
    })
}

/** Modes of xterm that save the cursor when they are set, and restore it when they are reset. */
const cursorModes: ReadonlySet<unknown> = new Set([1048, 1049])

/** A saved cursor comes back with its origin mode (DECSC and DECRC); each screen has its own. */
function saveOrigin({ parser, buffer }: Terminal, { coreService }: EmulatorCore): void {
  const modes = coreService.decPrivateModes
  const saved = { normal: false, alternate: false }
  const save = (): boolean => {
    saved[buffer.active.type] = modes.origin
    return false
  }
  const restore = (screen = buffer.active.type): boolean => {
    modes.origin = saved[screen]
    return false
  }
  const forget = (): boolean => {
    Object.assign(saved, { normal: false, alternate: false })
    return false
  }
  parser.registerEscHandler({ final: '7' }, save)
  parser.registerEscHandler({ final: '8' }, () => restore())
  parser.registerCsiHandler({ final: 's' }, save)
  parser.registerCsiHandler({ final: 'u' }, () => restore())
  parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => {
    return params.some((mode) => cursorModes.has(mode)) && save()
  })
  parser.registerCsiHandler({ prefix: '?', final: 'l' }, (params) => {
    if (params.includes(1049)) return restore('normal')
    return params.includes(1048) && restore()
  })
  parser.registerCsiHandler({ intermediates: '!', final: 'p' }, forget)
  parser.registerEscHandler({ final: 'c' }, forget)
}

/** Mode 1049 clears the alternate screen also where it is shown already, as for an editor that another one starts. */
function clearAlternate(
  { parser, buffer }: Terminal,
  { _inputHandler: handler }: EmulatorCore,
): void {
  parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => {
    if (params.includes(1049) && buffer.active.type === 'alternate')
      handler.eraseInDisplay({ params: [2] })
    return false
  })
}
