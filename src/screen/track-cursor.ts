import type { IParser } from '@xterm/headless'

import type { Cursor } from './screen.ts'

/** DECSCUSR: 0-2 block, 3 and 4 underline, 5 and 6 bar; odd ones blink, which a recording does not show. */
const shapes: readonly Cursor['shape'][] = [
  'block',
  'block',
  'block',
  'underline',
  'underline',
  'bar',
  'bar',
]

/**
 * Follows the shape of the cursor through what a program writes, because the emulator does not tell it: CSI ? 25
 * h and l (DECTCEM), CSI Ps SP q (DECSCUSR), and the two resets CSI ! p (DECSTR) and ESC c (RIS). Returns a
 * function that says how it looks now. All handlers let the emulator act as well.
 */
export function trackCursor(parser: IParser): () => Cursor['shape'] {
  let shape: Cursor['shape'] = 'block'
  let visible = true
  const onMode = (on: boolean) => (params: readonly (number | number[])[]) => {
    if (params.includes(25)) visible = on
    return false
  }
  parser.registerCsiHandler({ prefix: '?', final: 'h' }, onMode(true))
  parser.registerCsiHandler({ prefix: '?', final: 'l' }, onMode(false))
  parser.registerCsiHandler({ intermediates: ' ', final: 'q' }, ([style]) => {
    shape = shapes[Number(style ?? 0)] ?? shape
    return false
  })
  parser.registerCsiHandler({ intermediates: '!', final: 'p' }, () => {
    visible = true
    shape = 'block'
    return false
  })
  parser.registerEscHandler({ final: 'c' }, () => {
    visible = true
    shape = 'block'
    return false
  })
  return () => (visible ? shape : 'hidden')
}
