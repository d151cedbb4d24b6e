import { existsSync } from 'node:fs'

import { RunbookError } from '../errors.ts'
import { readMarginPicture } from '../recording/read-margin-picture.ts'
import { recordingRoot } from '../recording/recording-paths.ts'
import type { Picture } from '../render/picture/picture.ts'
import { tapePath } from '../tape/tape-path.ts'
import { argumentFault } from './command-place.ts'
import type { TapePlan } from './plan-tape.ts'

/**
 * The picture that fills a tape's margin, null for none, or why it cannot be had. It lies in the tape's directory, in its
 * repository, or where the user granted reading.
 */
export function marginPictureOf(
  { settings, filled, directory, currentDirectory, lines }: TapePlan,
  allowRead: readonly string[],
): Picture | null | RunbookError {
  const name = settings.marginFill
  if (name === '' || name.startsWith('#') || filled === null) return null
  const roots = [recordingRoot(directory), ...allowRead]
  const path = tapePath(name, { directory, currentDirectory, roots }, existsSync)
  const picture = readMarginPicture(name, { path, directory, roots })
  if (!(picture instanceof RunbookError)) return picture
  const { code, message: reason, hint } = picture
  return argumentFault(lines, filled, { code, reason, hint })
}
