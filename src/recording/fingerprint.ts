import { createHash } from 'node:crypto'

import type { CommandOutput } from '../execute/outcome.ts'
import type { RecordingSettings } from '../plan/header-arguments.ts'
import { plainLooks } from '../plan/recording-looks.ts'

/** Raised whenever the same recording would give other bytes. */
const formatVersion = 2

/**
 * `sha256:…` of all that a recording is made from: its commands, what they printed, the settings and the
 * theme. Times are left out, so that a run that only took longer makes nothing anew.
 */
export function fingerprint(made: {
  readonly commands: readonly CommandOutput[]
  readonly settings: RecordingSettings
  readonly theme: object
  readonly light: object | null
  /** The file of the picture that fills the margin, null for none. */
  readonly marginPicture: Uint8Array | null
  readonly castVersion: number
}): string {
  const hash = createHash('sha256')
  const { looks, speed, maxLengthMs, ...settings } = made.settings
  const plain: object = {
    ...plainLooks,
    padding: null,
    lightTheme: '',
    marginPicture: '',
    fontFamily: '',
    speed: 1,
    maxLengthMs: 0,
  }
  const chosen = Object.entries({ ...looks, speed, maxLengthMs }).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(plain, key)),
  )
  const extra = chosen.length === 0 ? [] : [chosen, made.light]
  hash.update(JSON.stringify([formatVersion, made.castVersion, settings, made.theme, ...extra]))
  if (made.marginPicture !== null) hash.update(made.marginPicture)
  for (const { command, output } of made.commands) {
    hash.update(`\0${command.length}\0${command}\0${output.length}\0`).update(output)
  }
  return `sha256:${hash.digest('hex')}`
}
