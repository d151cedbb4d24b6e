import { posix } from 'node:path'

import type { Beside } from '../beside.ts'
import type { RawArgument } from '../block.ts'

/** Where an entry is: what its own drawer says, and what is there on the disk. */
export interface AttachmentPlace {
  /** The value of a property of the entry itself, null for none. */
  readonly property: (name: string) => string | null
  /** Path of the document. */
  readonly path: string
  readonly beside: Beside
}

/**
 * The directory of an entry's attachments: what its property `DIR` says, or an absolute path made of its `ID`; null for
 * an entry that has neither. Properties of headings above do not count (org-attach-dir; `org-attach-use-inheritance` is
 * `selective`).
 */
export function attachmentDirectory({ property, path, beside }: AttachmentPlace): string | null {
  const named = property('DIR') ?? property('ATTACH_DIR')
  if (named !== null) return named
  const id = property('ID')
  if (id === null || id === '') return null
  const data = posix.resolve(posix.dirname(path), 'data')
  const places = idFolders(id).map((folder) => posix.join(data, folder))
  return places.find((place) => !beside.isMissing(place)) ?? places[0] ?? null
}

/** The folders that an ID can mean, the usual one first (org-attach-id-to-path-function-list). */
function idFolders(id: string): string[] {
  const letters = Array.from(id)
  const cut = (at: number): string[] =>
    letters.length > at ? [`${letters.slice(0, at).join('')}/${letters.slice(at).join('')}`] : []
  return [...cut(2), ...cut(6), `__/${letters[0]}/${id}`]
}

/**
 * An argument in which `:dir 'attach` stands for the directory of attachments of the block's entry, which is made where
 * it is missing; without such a directory it stays as it is (org-babel-merge-params).
 */
export function withAttachments(
  argument: RawArgument,
  directory: string | null,
): readonly RawArgument[] {
  if (argument.key !== 'dir' || argument.value !== "'attach" || directory === null)
    return [argument]
  const needsQuotes = /^["'`([]/.test(directory)
  const value = needsQuotes ? `"${directory.replace(/["\\]/g, String.raw`\$&`)}"` : directory
  return [
    { ...argument, value },
    { ...argument, key: 'mkdirp', value: 'yes' },
  ]
}
