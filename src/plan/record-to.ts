import { basename, extname } from 'node:path'

import { labelKind } from '../classify/label-kind.ts'
import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { languageSyntaxes } from './languages/language-syntaxes.ts'
import { apartFromBash } from './shell-session.ts'

/**
 * The files of a block's recording: those of `:record`, else what is linked below it; when all blocks are recorded, also
 * `recordings/DOCUMENT/NAME.cast`, where a block without a name has its number.
 */
export function recordTo(
  { block, arguments: { record } }: { readonly block: Block; readonly arguments: HeaderArguments },
  { document, recordAll }: { readonly document: Document; readonly recordAll: boolean },
): readonly string[] {
  // A picture below the block of a program is what it drew, and no recording, which is typed into bash.
  if (languageSyntaxes.has(block.language) || apartFromBash.has(block.language)) return []
  if (record !== null) return record
  if (block.recording) return [block.recording.path, ...block.recording.others]
  if (!recordAll || block.inline || block.call || labelKind(block.language) !== 'shell') return []
  const stem = basename(document.path, extname(document.path))
  return [`recordings/${stem}/${fileName(block, document)}.cast`]
}

function fileName(block: Block, { blocks }: Document): string {
  const number = String(block.index + 1).padStart(2, '0')
  if (block.name === '') return `block-${number}`
  const safe = block.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '')
  const isAlone = blocks.filter(({ name }) => name === block.name).length === 1
  return isAlone ? safe : `${safe}-${number}`
}
