import { RunbookError } from '../errors.ts'
import type { Picture } from '../render/picture/picture.ts'
import { readPicture } from '../render/picture/read-picture.ts'
import { isInside } from '../sandbox/check-policy.ts'
import { readConfined } from '../sandbox/read-confined.ts'

/** The largest file that is read, in bytes. */
const largestPicture = 1 << 26

/** Reads a picture that a document or a tape names, below one of some directories; else says why it cannot be had. */
export function readMarginPicture(
  name: string,
  {
    path,
    directory,
    roots,
  }: {
    /** Absolute. */
    readonly path: string
    readonly directory: string
    readonly roots: readonly string[]
  },
): Picture | RunbookError {
  const root = roots.find((granted) => isInside(granted, path)) ?? directory
  try {
    return readPicture(readConfined({ root, path, maxBytes: largestPicture }), name)
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    if (error.code !== 'E_NO_SUCH_FILE') return error
    const hint =
      'Give the path of a .png, .jpg or .gif file, relative to the directory of the document.'
    return new RunbookError(error.code, `there is no picture ${name} to fill the margin with`, {
      hint,
      cause: error,
    })
  }
}
