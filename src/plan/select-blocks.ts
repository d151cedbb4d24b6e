import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { RunbookError } from '../errors.ts'
import { nearest } from './nearest.ts'

/** Which blocks a run is about; a block is named by its name or by a line in it (from 1). */
export interface Selection {
  /** Only these, all when empty. */
  readonly only: readonly string[]
  /** The first one, `''` for the document's first. */
  readonly from: string
}

/**
 * Indexes of the selected blocks.
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
  if (!/^\d+$/.test(selector)) throw noSuchBlock(document, selector)
  const line = Number(selector)
  const found = document.blocks.findLast(
    (block) => block.line <= line && line <= lastLine(block, document),
  )
  const block = found ?? document.blocks.find((next) => next.line >= line)
  if (!block) throw noSuchBlock(document, selector)
  return block
}

function lastLine(block: Block, document: Document): number {
  let lines = 0
  for (let at = block.span.start; at < block.span.end; lines += 1) {
    const next = document.source.indexOf('\n', at)
    at = next < 0 ? block.span.end : next + 1
  }
  return block.line + lines - 1
}

function noSuchBlock(document: Document, selector: string): RunbookError {
  const names = document.blocks.map(({ name }) => name).filter(Boolean)
  const near = nearest(selector, names)
  const hint = near
    ? `Did you mean "${near}"?`
    : `"runbook ls ${document.path}" shows the blocks; a line number names one too.`
  return new RunbookError(
    'E_NO_SUCH_BLOCK',
    `no block of ${document.path} is called "${selector}"`,
    { hint },
  )
}
