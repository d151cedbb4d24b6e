import { goDurationMs } from '../../tape/go-duration.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import { unescapeSend } from '../../tape/unescape-send.ts'
import { altKeys, controlKeys, type KeyModes, namedKey, shiftKeys, typedKeys } from '../keys.ts'
import { press } from './press.ts'
import type { Perform, Stage } from './stage.ts'

/** `Type[@time] "text"`: each character is a key. */
export const typeText: Perform = async (stage, command) => {
  const thenMs = keyMs(stage, command)
  // Looked up for each key: a key may change the mode.
  for (const index of Array.from(command.args).keys()) {
    const bytes = typedKeys(Array.from(command.args)[index] ?? '', modesOf(stage))[0] ?? ''
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await press(stage, command, { bytes, thenMs })
  }
}

/** The largest whole number of Go, as a count. */
const mostPresses = 2 ** 63

/** How often a key is pressed: a count that is no whole number, or too large for one, means once. */
export function pressCount({ args }: TapeCommand): number {
  const count = /^\d+$/.test(args) ? Number(args) : 1
  return count < mostPresses ? count : 1
}

/** `Key[@time] [count]`. */
export const pressNamed: Perform = async (stage, command) => {
  const thenMs = keyMs(stage, command)
  for (let time = 0; time < pressCount(command); time += 1) {
    const bytes = namedKey(command.command, modesOf(stage)) ?? ''
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await press(stage, command, { bytes, thenMs })
  }
}

/** `Ctrl+…`, `Alt+…` and `Shift+…` take no time of their own. */
export const pressControl: Perform = (stage, command) =>
  press(stage, command, { bytes: controlKeys(command.args.split(' ')), thenMs: 0 })

export const pressAlt: Perform = (stage, command) =>
  press(stage, command, { bytes: altKeys(command.args), thenMs: 0 })

export const pressShift: Perform = (stage, command) =>
  press(stage, command, { bytes: shiftKeys(command.args), thenMs: 0 })

/** `Paste`: the copied text at once, as a terminal without bracketed paste gives it. */
export const paste: Perform = (stage, command) =>
  press(stage, command, { bytes: stage.copied, thenMs: 0 })

/** `Send "text"`: at once, with its escapes read. */
export const send: Perform = (stage, command) =>
  press(stage, command, { bytes: unescapeSend(command.args) ?? '', thenMs: 0 })

/** The time that a key takes: its own, or that of the tape. */
export function keyMs(stage: Stage, { options }: TapeCommand): number {
  return options === '' ? stage.typingMs : goDurationMs(options)
}

function modesOf({ terminal }: Stage): KeyModes {
  return { applicationCursor: terminal.screen.hasApplicationCursor() }
}
