import { resolve } from 'node:path'

import { RunbookError } from '../errors.ts'
import { recordingRoot } from '../recording/recording-paths.ts'
import type { PngPicture } from '../render/png/png-picture.ts'
import { readPng } from '../render/png/read-png.ts'
import { isInside } from '../sandbox/check-policy.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { commandFault } from './command-place.ts'
import type { TapePlan } from './plan-tape.ts'

const largestPicture = 1 << 26

/**
 * The picture that fills a tape's margin, null for none, or why it cannot be had. It lies in the tape's directory, in its
 * repository, or where the user granted reading.
 */
export function marginPictureOf(
  { settings, filled, directory, lines }: TapePlan,
  allowRead: readonly string[],
): PngPicture | null | RunbookError {
  const name = settings.marginFill
  if (name === '' || name.startsWith('#') || filled === null) return null
  const path = resolve(directory, name)
  const roots = [recordingRoot(directory), ...allowRead]
  const root = roots.find((granted) => isInside(granted, path)) ?? recordingRoot(directory)
  try {
    return readPng(readConfined({ root, path, maxBytes: largestPicture }), name)
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    return commandFault(lines, filled, {
      code: error.code,
      reason: error.message,
      hint: error.hint,
    })
  }
}
