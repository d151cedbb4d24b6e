import { dirname, isAbsolute, posix, resolve } from 'node:path'

import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { applyEdits, type Edit } from '../document/edit.ts'
import { placeOf } from '../document/line-index.ts'
import { parseDocument } from '../document/parse-document.ts'
import type { Value } from '../document/value.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { outcomeValue } from '../execute/value/outcome-value.ts'
import { resultPath, writesResultFile } from '../plan/result-path.ts'
import { remotePath } from '../remote/remote-place.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import { type BlockResult, resultEdit } from './result-edit.ts'

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
    if (block) blocks.set(outcome.step.block.index, block)
    const edit = block ? editOrProblem(current, block, outcome) : blockGone(document, outcome)
    if (edit instanceof RunbookError) problems.push(edit)
    // Blocks that share one named result write it in turn: the last one stays.
    else if (edit) edits.set(edit.start, edit)
  }
  const text = applyEdits(current.source, [...edits.values()])
  if (text !== current.source) {
    writeConfined({ root, path, data: Buffer.from(text), mode: null, createDirectories: false })
  }
  const lines = linesAfter(current.source, blocks, [...edits.values()])
  return { changed: edits.size, total: writable.length, lines, problems }
}

/**
 * The edit that would write an outcome's result into the document as it was planned, null when nothing would change.
 * With `:results file` the file is written.
 * @throws RunbookError E_RESULT.
 */
export function outcomeEdit(document: Document, outcome: Outcome): Edit | null {
  const block = document.blocks[outcome.step.block.index]
  if (!block || !isWritable(outcome)) return null
  return resultEdit(document, block, resultOf(outcome, dirname(document.path)))
}

/** A result that cannot be written where it belongs is a problem of its block alone. */
function editOrProblem(
  current: Document,
  block: Block,
  outcome: Outcome,
): Edit | RunbookError | null {
  const directory = dirname(current.path)
  try {
    return resultEdit(current, block, resultOf(outcome, directory))
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    const place = placeOf(current.lines, block.span)
    return new RunbookError(error.code, error.message, { place, hint: error.hint, cause: error })
  }
}

/** Only what ran to an end gives a result; a cancelled or stopped block keeps its old one. */
function isWritable(outcome: Outcome): boolean {
  const { handling } = outcome.step.arguments.results
  if (handling === 'silent' || handling === 'none') return false
  // Output that stands among its commands is its author's, and so is a fence that says nothing.
  if (outcome.step.embedded.length > 0) return false
  return outcome.ran && (outcome.status === 'passed' || outcome.status === 'failed')
}

async function currentDocument(document: Document, root: string): Promise<Document> {
  const data = readConfined({ root, path: document.path, maxBytes })
  if (Buffer.from(document.source).equals(data)) return document
  return parseDocument(document.path, data)
}

/** The result of an outcome; with `:results file` it is the path of the file, which is written now. */
function resultOf(outcome: Outcome, directory: string): BlockResult {
  const { results, wrap, resultsSwitches, resultFile, dir, remote } = outcome.step.arguments
  const path = writtenFile(outcome, directory)
  return {
    text: outcome.text,
    value: pathThere(path ?? outcomeValue(outcome), outcome),
    hash: outcome.hash,
    form: {
      words: results.words,
      wrap,
      language: outcome.step.block.language,
      switches: resultsSwitches,
      link: {
        description: resultFile.description,
        documentDirectory: directory,
        runDirectory: remote === null ? resolve(directory, dir) : directory,
      },
    },
  }
}

/** The value, with the name of a file on another machine as TRAMP spells it. */
function pathThere(value: Value, { step, remoteDirectory }: Outcome): Value {
  const { remote } = step.arguments
  if (remote === null || remoteDirectory === '') return value
  if (typeof value !== 'string' || isAbsolute(value)) return value
  return remotePath(remote.hops, posix.join(remoteDirectory, value))
}

/** The path of the file that a result goes to, null when it goes into the document. */
function writtenFile(outcome: Outcome, directory: string): string | null {
  const { results, resultFile, dir, remote } = outcome.step.arguments
  if (!results.words.includes('file')) return null
  const path = resultPath({ ...resultFile, name: outcome.step.block.name })
  if (path === null || !writesResultFile(results.words)) return path
  // A path that is not absolute is one of the other machine, and was written there.
  if (remote !== null && !isAbsolute(path)) return path
  writeConfined({
    root: directory,
    path: resolve(directory, dir, path),
    data: outcome.text,
    mode: resultFile.mode,
    createDirectories: resultFile.outputDir !== '',
  })
  return path
}

function locate(current: Document, planned: Document, block: Block): Block | null {
  const written = planned.blocks[block.index]
  if (current === planned || !written) return written ?? null
  const same = (other: Block): boolean =>
    other.code === written.code &&
    other.language === written.language &&
    other.call?.target === written.call?.target
  const rank = planned.blocks.filter((other) => other.index < written.index && same(other)).length
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
