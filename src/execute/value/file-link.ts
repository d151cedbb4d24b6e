import { isAbsolute, posix, resolve } from 'node:path'

import { expandHome } from '../../plan/expand-home.ts'
import type { LinkDescription } from '../../plan/header-arguments.ts'
import { remotePath } from '../../remote/remote-place.ts'
import type { Outcome } from '../outcome.ts'

/** How the link of a file result is written. */
export interface LinkForm {
  /** The value of `:file-desc`, null when it is not given. */
  readonly description: LinkDescription | null
  /** Absolute path of the document's directory. */
  readonly documentDirectory: string
  /** Absolute path of the directory that the block ran in. */
  readonly runDirectory: string
  /** The directory of attachments where the link is written, relative to the document, null for none. */
  readonly attachments: string | null
}

/**
 * The Org link of a file result. A path from a block that ran elsewhere than in the document's directory is made
 * relative to that one, and one below the directory of attachments to that (org-babel-result-to-file).
 */
export function fileLink(path: string, form: LinkForm): string {
  const { documentDirectory, runDirectory, description } = form
  const shown = description === null ? '' : `[${description === 'path' ? path : description.text}]`
  const attached = attachedPath(path, form)
  if (attached !== null) return `[[attachment:${attached}]${shown}]`
  const isElsewhere = posix.resolve(documentDirectory) !== posix.resolve(runDirectory)
  const target = isElsewhere
    ? posix.relative(documentDirectory, posix.resolve(runDirectory, expandHome(path)))
    : path
  return `[[file:${target}]${shown}]`
}

/** The path below the directory of attachments, null for one that does not begin as that directory does. */
function attachedPath(
  path: string,
  { documentDirectory, runDirectory, attachments }: LinkForm,
): string | null {
  if (attachments === null) return null
  const directory = posix.resolve(documentDirectory, attachments)
  const start = attachments.endsWith('/') ? posix.join(directory, '/') : directory
  const target = posix.resolve(runDirectory, path)
  return target.startsWith(start) ? posix.relative(directory, target) : null
}

/** The form of the links of a step, seen from the document's directory. */
export function linkForm({ step }: Outcome, documentDirectory: string): LinkForm {
  const { resultFile, dir, remote } = step.arguments
  const runDirectory =
    remote === null ? resolve(documentDirectory, expandHome(dir)) : documentDirectory
  const { attachments } = step.block
  return { description: resultFile.description, documentDirectory, runDirectory, attachments }
}

/** A path as links name it: that of a file on another machine as TRAMP spells it. */
export function pathThere(path: string, { step, remoteDirectory }: Outcome): string {
  const { remote } = step.arguments
  if (remote === null || remoteDirectory === '' || isAbsolute(path)) return path
  return remotePath(remote.hops, posix.join(remoteDirectory, path))
}
