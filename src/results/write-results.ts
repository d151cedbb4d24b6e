import { dirname } from 'node:path'

import type { Document } from '../document/document.ts'
import { indexLines, lineAt, placeOf, type Span } from '../document/line-index.ts'
import { parseDocument } from '../document/parse-document.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import type { PlacedOutcome } from './apply-outcomes.ts'
import { type LocatedOutcome, locateBlock } from './locate-block.ts'
import { isWritable } from './outcome-edit.ts'
import { withoutNewAsks } from './without-new-asks.ts'

/** What became of a document's results. */
export interface WrittenResults {
  /** Blocks whose result changed. */
  readonly changed: number
  /** Blocks that had a result to write, changed or not. */
  readonly total: number
  /** Line (from 1) of each block's opening line after writing, by block index. */
  readonly lines: ReadonlyMap<number, number>
  /** Where new results stand that a run goes on through: offsets into the written document. */
  readonly walked: readonly Span[]
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
  if (writable.length === 0)
    return { changed: 0, total: 0, lines: new Map(), walked: [], problems: [] }
  const { path } = document
  const root = dirname(path)
  const current = await currentDocument(document, root)
  const gone: Outcome[] = []
  const located = writable.flatMap((outcome): LocatedOutcome[] => {
    const block = locateBlock(current, document, outcome.step.block)
    if (!block) gone.push(outcome)
    return block ? [{ outcome, block }] : []
  })
  const wanted = await withoutExpected(current, located)
  const applied = await withoutNewAsks(current, wanted.map(atItsBlock))
  const { source, placed, changed, walked, problems } = applied
  if (source !== current.source) {
    writeConfined({ root, path, data: Buffer.from(source), mode: null, createDirectories: false })
  }
  return {
    changed,
    total: writable.length,
    lines: linesOf(placed, source),
    walked,
    problems: [...gone.map((outcome) => blockGone(document, outcome)), ...problems],
  }
}

/** What compares output is loaded only where a document shows other output than was printed, or a block was stopped. */
async function withoutExpected(document: Document, located: readonly LocatedOutcome[]) {
  const isOther = located.some(({ outcome: { status, step, text } }) => {
    const { recorded } = step.block
    const isShown = recorded && (recorded.kind !== 'marked' || recorded.text !== text)
    return status === 'failed' || isShown || step.arguments.forMs > 0
  })
  if (!isOther) return located
  const { asExpected } = await import('./as-expected.ts')
  return asExpected(document, located)
}

function atItsBlock({ outcome, block }: LocatedOutcome): PlacedOutcome {
  return { outcome, at: block.span.start }
}

async function currentDocument(document: Document, root: string): Promise<Document> {
  const data = readConfined({ root, path: document.path, maxBytes })
  if (Buffer.from(document.source).equals(data)) return document
  return parseDocument(document.path, data)
}

/** Results above a block move it: its line in the written document. */
function linesOf(placed: readonly PlacedOutcome[], source: string): ReadonlyMap<number, number> {
  const lines = indexLines('', source)
  return new Map(
    placed.flatMap(({ outcome, at }) =>
      at === null ? [] : [[outcome.step.block.index, lineAt(lines, at) + 1]],
    ),
  )
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
