import { dirname } from 'node:path'

import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { applyEdits, type Edit } from '../document/edit.ts'
import { placeOf } from '../document/line-index.ts'
import { parseDocument } from '../document/parse-document.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import { resultEdit } from './result-edit.ts'

/** What became of a document's results. */
export interface WrittenResults {
  /** Blocks whose result changed. */
  readonly changed: number
  /** Blocks that had a result to write, changed or not. */
  readonly total: number
  /** Line (from 1) of each block's opening line after writing, by block index. */
  readonly lines: ReadonlyMap<number, number>
  /** One E_DOCUMENT_CHANGED for each block that is not in the document any more. */
  readonly problems: readonly RunbookError[]
}

/** Documents above this size are not read back. */
const maxBytes = 1 << 30

/**
 * Writes the outcomes' results into the document on disk, atomically and only when something changes. The file
 * is read again first: if someone edited it meanwhile, each block is looked up anew by its language and code, and
 * a result whose block is gone is reported instead of written.
 * @throws RunbookError E_UNWRITABLE, E_REFUSED; the document is as it was then.
 */
export async function writeResults(
  document: Document,
  outcomes: readonly Outcome[],
): Promise<WrittenResults> {
  const writable = outcomes.filter(isWritable)
  if (writable.length === 0) return { changed: 0, total: 0, lines: new Map(), problems: [] }
  const { path } = document
  const root = dirname(path)
  const current = await currentDocument(document, root)
  const problems: RunbookError[] = []
  const edits = new Map<number, Edit>()
  const blocks = new Map<number, Block>()
  for (const outcome of writable) {
    const block = locate(current, document, outcome.step.block)
    if (!block) problems.push(blockGone(document, outcome))
    else blocks.set(outcome.step.block.index, block)
    const edit = block && resultEdit(current, block, outcome.text)
    // Blocks that share one named result write it in turn: the last one stays.
    if (edit) edits.set(edit.start, edit)
  }
  const text = applyEdits(current.source, [...edits.values()])
  if (text !== current.source) {
    writeConfined({ root, path, data: Buffer.from(text), mode: null, createDirectories: false })
  }
  const lines = linesAfter(current.source, blocks, [...edits.values()])
  return { changed: edits.size, total: writable.length, lines, problems }
}

/** Only what ran to an end gives a result; a cancelled or stopped block keeps its old one. */
function isWritable(outcome: Outcome): boolean {
  const { handling } = outcome.step.arguments.results
  if (handling === 'silent' || handling === 'none') return false
  return outcome.status === 'passed' || outcome.status === 'failed'
}

async function currentDocument(document: Document, root: string): Promise<Document> {
  const data = readConfined({ root, path: document.path, maxBytes })
  if (Buffer.from(document.source).equals(data)) return document
  return parseDocument(document.path, data)
}

function locate(current: Document, planned: Document, block: Block): Block | null {
  if (current === planned) return block
  const same = (other: Block) => other.code === block.code && other.language === block.language
  const rank = planned.blocks.filter((other) => other.index < block.index && same(other)).length
  return current.blocks.filter(same)[rank] ?? null
}

/** Results above a block move it: its line in the written document. */
function linesAfter(
  source: string,
  blocks: ReadonlyMap<number, Block>,
  edits: readonly Edit[],
): ReadonlyMap<number, number> {
  const grown = edits.map(({ start, end, text }) => ({
    start,
    lines: countLines(text) - countLines(source.slice(start, end)),
  }))
  return new Map(
    [...blocks].map(([index, { line, span }]) => {
      const above = grown.filter(({ start }) => start <= span.start)
      return [index, above.reduce((sum, { lines }) => sum + lines, line)]
    }),
  )
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

function blockGone(document: Document, outcome: Outcome): RunbookError {
  const { block } = outcome.step
  return new RunbookError(
    'E_DOCUMENT_CHANGED',
    'the document was edited while it ran and this block is gone',
    {
      place: placeOf(document.lines, block.span),
      hint: 'Its result was not written; run the document again.',
    },
  )
}
