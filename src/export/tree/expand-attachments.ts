import { homedir } from 'node:os'
import { posix } from 'node:path'

import type { Beside } from '../../document/beside.ts'
import { attachmentDirectory } from '../../document/org/attachments.ts'
import { entryProperties, ownValue } from '../../document/org/entry-properties.ts'
import { noSettings } from '../../document/org/objects/object-reader.ts'
import { interpret } from '../org/object-syntax.ts'
import type { AffiliatedEntry, LinkNode, OrgNode, RootNode } from './node.ts'
import { isElement } from './object-types.ts'
import { readObjects } from './read-objects.ts'
import { ancestor, walk } from './walk.ts'

/** Where attachments are looked for. */
export interface AttachmentSettings {
  /** Absolute path of the document. */
  readonly path: string
  readonly beside: Beside
  /** Let paths below the document's directory start there. */
  readonly relative: boolean
}

/**
 * Makes links to attachments links to files in the directory of their entry, and in the document's where that is missing
 * (org-attach-expand-links).
 */
export function expandAttachments(root: RootNode, settings: AttachmentSettings): void {
  for (const node of walk([root], ({ type }) => type !== 'link')) {
    if (isAttachment(node)) Object.assign(node, fileLink(node, node, settings))
    if (!isElement(node)) continue
    const affiliated = node.affiliated.map((entry) => expandedCaption(entry, node, settings))
    Object.assign(node, { affiliated })
  }
}

/** Emacs looks for the word in the text, where an abbreviation does not show it. */
function isAttachment(node: OrgNode): node is LinkNode {
  return node.type === 'link' && node.linkType === 'attachment' && !node.abbreviated
}

/** A caption, whose objects are read when it is written, with links to files in its text. */
function expandedCaption(
  entry: AffiliatedEntry,
  element: OrgNode,
  settings: AttachmentSettings,
): AffiliatedEntry {
  const { key, option, value } = entry
  if (key !== 'caption' || !`${option} ${value}`.includes('attachment:')) return entry
  const expand = (text: string): string => {
    const objects = readObjects(text, 'keyword', noSettings)
    for (const object of walk(objects, ({ type }) => type !== 'link'))
      if (isAttachment(object)) Object.assign(object, fileLink(object, element, settings))
    return interpret(objects)
  }
  return { key, option: option === null ? null : expand(option), value: expand(value) }
}

/** What a link becomes where it stands at a node: itself, or the element that it is in the caption of. */
function fileLink(
  { path: written }: LinkNode,
  at: OrgNode,
  settings: AttachmentSettings,
): Partial<LinkNode> {
  const [file = '', ...search] = written.split('::')
  const documentDirectory = posix.dirname(settings.path)
  const found = expanded(file, directoryOf(at, documentDirectory, settings))
  const below = posix.join(documentDirectory, '/')
  const isShort = settings.relative && found.startsWith(below)
  const path = isShort ? found.slice(below.length) : found
  const searchOption = search.join('::')
  const format = 'bracket'
  return { linkType: 'file', path, searchOption, rawLink: `file:${path}`, explicit: true, format }
}

/** The directory of attachments where a link stands. */
function directoryOf(
  node: OrgNode,
  documentDirectory: string,
  { path, beside }: AttachmentSettings,
): string {
  const entry = entryOf(node)
  const named = attachmentDirectory({ property: (name) => ownValue(entry, name), path, beside })
  if (named === null) return documentDirectory
  const directory = expanded(named, documentDirectory)
  return beside.isMissing(directory) ? documentDirectory : directory
}

/** What the drawer of the heading says, or that at the top of the document. */
function entryOf(node: OrgNode): ReadonlyMap<string, string> {
  const headline = ancestor(node, 'headline')
  if (headline) return headline.properties
  const section = ancestor(node, 'section')
  const drawer = section?.children.find(({ type }) => type === 'property-drawer')
  const written = (drawer?.children ?? []).flatMap((child) =>
    child.type === 'node-property' ? [[child.key, { text: child.value }] as const] : [],
  )
  return entryProperties(written)
}

function expanded(path: string, directory: string): string {
  const inHome = /^~(?:\/|$)/.test(path)
  return inHome ? posix.join(homedir(), path.slice(1)) : posix.resolve(directory, path)
}
