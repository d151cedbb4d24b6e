import { bare } from './bare.ts'
import { caption } from './caption.ts'
import { env } from './env.ts'
import { extendedKeypress, keypress } from './keypress.ts'
import { alt, ctrl, shift } from './modifiers.ts'
import { output } from './output.ts'
import { require } from './require.ts'
import { screenshot } from './screenshot.ts'
import { send } from './send.ts'
import { set } from './set.ts'
import { sleep } from './sleep.ts'
import { source } from './source.ts'
import { speed } from './speed.ts'
import type { TapeSyntax } from './tape-syntax.ts'
import { copy, type } from './type.ts'
import { wait } from './wait.ts'

/** Every command of the tape language. */
export const tapeCommands: readonly TapeSyntax[] = [
  type,
  sleep,
  wait,
  keypress,
  ctrl,
  alt,
  shift,
  set,
  output,
  require,
  env,
  source,
  screenshot,
  copy,
  bare,
]

/** Commands that only tapes with extensions have; `Wait` and `Set` have more there too. */
export const extendedCommands: readonly TapeSyntax[] = [extendedKeypress, send, speed, caption]
