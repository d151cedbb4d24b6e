import type { Terminal } from '@xterm/headless'

import { emulatorCore } from './emulator-core.ts'

/** Modes of xterm that save the cursor when they are set, and restore it when they are reset. */
const cursorModes: ReadonlySet<unknown> = new Set([1048, 1049])

/**
 * Lets a saved cursor come back with its origin mode (DECSC and DECRC, VT510 manual), each screen having its own; the emulator forgets
 * that, and so moves the cursor to another row. All handlers let the emulator act as well.
 */
export function saveOrigin(terminal: Terminal): void {
  const { parser, buffer } = terminal
  const modes = emulatorCore(terminal).coreService.decPrivateModes
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
