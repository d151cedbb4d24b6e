import { posix } from 'node:path'

import type { LinkForm } from './result-form.ts'

/**
 * The Org link of a file result. A path from a block that ran elsewhere than in the document's directory is made
 * relative to that one (org-babel-result-to-file).
 */
export function fileLink(path: string, form: LinkForm): string {
  const { documentDirectory, runDirectory, description } = form
  const isElsewhere = posix.resolve(documentDirectory) !== posix.resolve(runDirectory)
  const target = isElsewhere
    ? posix.relative(documentDirectory, posix.resolve(runDirectory, path))
    : path
  const shown = description === null ? '' : `[${description === '' ? path : description}]`
  return `[[file:${target}]${shown}]`
}
