import { lstatSync, readdirSync } from 'node:fs'

import { frameFiles, framePattern } from '../../render/formats/frame-files.ts'
import type { OutputKind } from './output-kind.ts'

/** True for a name that a file of a directory of frames can have. */
export function isFrameFile(name: string): boolean {
  return framePattern.test(name) || name === 'frames.json'
}

/** A directory of frames, which holds nothing else. */
export const framesOutput: OutputKind = {
  program: null,
  isOurs: ({ path }) =>
    lstatSync(path).isDirectory() && readdirSync(path).every((name) => isFrameFile(name)),
  make: async ({ film, options }) => [...frameFiles(film, options)],
}
