import { secretsIn } from '../../redact/secret-mask.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import { unescapeSend } from '../../tape/unescape-send.ts'
import { keyPace } from '../key-pace.ts'
import { altKeys, controlKeys, type KeyModes, namedKey, shiftKeys, typedKey } from '../keys.ts'
import { modifiedKey } from '../modified-key.ts'
import { press } from './press.ts'
import type { Perform, Stage } from './stage.ts'

/** `Type[@time] "text"`: each character is a key. Viewers see what a secret is typed in when all of it is there, masked. */
export const typeText: Perform = async (stage, command) => {
  const { thenMs } = keyPace(command, stage.typingMs)
  const { recorder, pacer, secrets } = stage
  const isSecret = secretsIn(command.args, secrets).length > 0
  if (isSecret) recorder.withhold()
  // Looked up for each key: a key may change the mode.
  for (const sign of Array.from(command.args)) {
    const bytes = typedKey(sign, modesOf(stage))
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await press(stage, command, { bytes, thenMs })
  }
  if (!isSecret) return
  await pacer.settle()
  recorder.release()
}

/** `Key[@time] [count]`. */
export const pressNamed: Perform = async (stage, command) => {
  const { count, thenMs } = keyPace(command, stage.typingMs)
  for (let time = 0; time < count; time += 1) {
    const bytes = namedKey(command.command, modesOf(stage)) ?? ''
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await press(stage, command, { bytes, thenMs })
  }
}

/** `Ctrl+…`, `Alt+…` and `Shift+…` take no time of their own. */
export const pressControl: Perform = (stage, command) =>
  press(stage, command, { bytes: controlKeys(command.args.split(' ')), thenMs: 0 })

export const pressAlt: Perform = (stage, command) =>
  press(stage, command, { bytes: chordOf(command) ?? altKeys(command.args), thenMs: 0 })

export const pressShift: Perform = (stage, command) =>
  press(stage, command, { bytes: chordOf(command) ?? shiftKeys(command.args), thenMs: 0 })

/** The bytes of a named key that only tapes with extensions have with Alt or Shift; null for text. */
function chordOf({ command, options, args }: TapeCommand): string | null {
  if (options !== 'key') return null
  const parts = args.split(' ')
  const held = [command, ...parts]
  const modifiers = { shift: held.includes('Shift'), alt: held.includes('Alt'), control: false }
  return modifiedKey(parts.at(-1) ?? '', modifiers)
}

/** `Paste`: the copied text at once, as a terminal without bracketed paste gives it. */
export const paste: Perform = (stage, command) =>
  press(stage, command, { bytes: stage.copied, thenMs: 0 })

/** `Send "text"`: at once, with its escapes read. */
export const send: Perform = (stage, command) =>
  press(stage, command, { bytes: unescapeSend(command.args) ?? '', thenMs: 0 })

function modesOf({ terminal }: Stage): KeyModes {
  return { applicationCursor: terminal.screen.hasApplicationCursor() }
}
