import { blockAtLine } from '../document/block-at-line.ts'
import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { inferredNames } from '../document/inferred-names.ts'
import { isDocumentName } from '../document/is-document-name.ts'
import { RunbookError } from '../errors.ts'
import { nearest } from './nearest.ts'
import { shellWord } from './shell-word.ts'

/** Which blocks a run is about; a block is named by its name or by a line in it (from 1). */
export interface Selection {
  /** Only these, all when empty. */
  readonly only: readonly string[]
  /** The first one, `''` for the document's first. */
  readonly from: string
}

/**
 * Indexes of the selected blocks; what they need of others is not selected with them.
 * @throws RunbookError E_NO_SUCH_BLOCK for a name or line that no block answers to.
 */
export function selectBlocks(document: Document, selection: Selection): ReadonlySet<number> {
  const first = selection.from === '' ? 0 : findBlock(document, selection.from).index
  const only = new Set(selection.only.map((selector) => findBlock(document, selector).index))
  const all = document.blocks.map(({ index }) => index)
  return new Set(all.filter((index) => index >= first && (only.size === 0 || only.has(index))))
}

function findBlock(document: Document, selector: string): Block {
  const named = document.blocks.find(({ name }) => name === selector)
  if (named) return named
  const isLine = /^\d+$/.test(selector)
  const names = isLine ? [] : inferredNames(document)
  const line = Number(selector)
  const block = isLine
    ? (blockAtLine(document, line) ?? document.blocks.find((next) => next.line >= line))
    : document.blocks[names.indexOf(selector)]
  if (!block) throw noSuchBlock(document, selector, names)
  return block
}

function noSuchBlock(document: Document, selector: string, names: readonly string[]): RunbookError {
  const near = nearest(selector, names.filter(Boolean))
  const shown = isDocumentName(selector)
    ? 'One document at a time; what stands behind it names its blocks.'
    : `"runbook ls ${shellWord(document.path)}" shows the blocks; a line number names one too.`
  const hint = near ? `Did you mean "${near}"?` : shown
  return new RunbookError(
    'E_NO_SUCH_BLOCK',
    `no block of ${document.path} is called "${selector}"`,
    { hint },
  )
}
