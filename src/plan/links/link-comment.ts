import { dirname, relative, resolve } from 'node:path'

import { expandHome } from '../expand-home.ts'
import type { BlockAddress } from './block-address.ts'

/** The two comments around a block of a tangled file, not yet commented out. */
export interface LinkComment {
  readonly begin: string
  readonly end: string
}

/**
 * The comments that lead from a tangled file back to a block: `[[file:DOCUMENT::SEARCH][TITLE]]` and
 * `TITLE ends here`; the path is relative to the directory that `:tangle` names
 * (org-babel-tangle-comment-format-beg, org-babel-tangle-use-relative-file-links).
 */
export function linkComment(
  documentPath: string,
  { title, search }: BlockAddress,
  tangle: string,
): LinkComment {
  const from = tangleDirectory(documentPath, tangle)
  const target = escapeLink(`${resolve(documentPath)}::${search}`)
  const slash = target.endsWith('/') ? '/' : ''
  return {
    begin: `[[file:${relative(from, target)}${slash}][${title}]]`,
    end: `${title} ends here`.trim(),
  }
}

/** The absolute directory that a `:tangle` path lies in; `~` is the home directory. */
function tangleDirectory(documentPath: string, tangle: string): string {
  const base = dirname(resolve(documentPath))
  return tangle.includes('/') ? dirname(resolve(base, expandHome(tangle))) : base
}

/** Backslashes in front of brackets, and doubled before brackets and at the end (org-link-escape). */
function escapeLink(text: string): string {
  return text.replace(
    /(?<!\\)(\\*)([[\]]|$)/g,
    (_, slashes: string, bracket: string) =>
      slashes + slashes + (bracket === '' ? '' : `\\${bracket}`),
  )
}
