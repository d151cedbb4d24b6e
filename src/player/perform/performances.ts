import { goDurationMs } from '../../tape/go-duration.ts'
import { paste, pressAlt, pressControl, pressNamed, pressShift, send, typeText } from './keys.ts'
import { scroll } from './scroll.ts'
import type { Perform } from './stage.ts'
import { wait } from './wait.ts'

const keyNames =
  'Enter Tab Space Backspace Delete Insert Escape Up Down Left Right PageUp PageDown Home End F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12'.split(
    ' ',
  )

const sleep: Perform = ({ pacer }, { args }) => pacer.pass(goDurationMs(args))

const hide: Perform = async ({ recorder, pacer }) => recorder.hide(pacer.nowMs)

const show: Perform = async ({ recorder, pacer }) => recorder.show(pacer.nowMs)

/** Of a screen that has come to rest. */
const screenshot: Perform = async ({ recorder, pacer }, { args }) => {
  await pacer.settle()
  recorder.shoot(args)
}

const copy: Perform = async (stage, { args }) => {
  stage.copied = args
}

/** Only TypingSpeed is left of the settings. */
const set: Perform = async (stage, { args }) => {
  stage.typingMs = goDurationMs(args)
}

const speed: Perform = async ({ recorder, pacer }, { args }) =>
  recorder.speedUp(Number(args), pacer.nowMs)

const caption: Perform = async ({ recorder, pacer }, { args }) => {
  await pacer.settle()
  recorder.caption(args, pacer.nowMs)
}

/** What each command of a tape does, by its word. */
export const performances: ReadonlyMap<string, Perform> = new Map([
  ...keyNames.map((name) => [name, pressNamed] as const),
  ['Type', typeText],
  ['Ctrl', pressControl],
  ['Alt', pressAlt],
  ['Shift', pressShift],
  ['Paste', paste],
  ['Send', send],
  ['Speed', speed],
  ['Caption', caption],
  ['Copy', copy],
  ['Sleep', sleep],
  ['Wait', wait],
  ['Hide', hide],
  ['Show', show],
  ['Screenshot', screenshot],
  ['Set', set],
  ['ScrollUp', scroll],
  ['ScrollDown', scroll],
])
