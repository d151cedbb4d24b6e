import { dirname, resolve } from 'node:path'

import type { Document, OrgDocument } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import { placeOf } from '../document/line-index.ts'
import { commaEscape } from '../document/org/comma-escape.ts'
import { endsContainer } from '../document/org/ends-container.ts'
import { keepsIndentation } from '../document/org/keeps-indentation.ts'
import { indentation } from '../document/org/line-patterns.ts'
import { removeIndentation } from '../document/org/remove-indentation.ts'
import { prefixLines } from '../document/prefix-lines.ts'
import { RunbookError } from '../errors.ts'
import type { LinkComment } from '../plan/links/link-comment.ts'
import type { Plan } from '../plan/plan.ts'
import { lineEndingOf, withLineEnding } from '../results/line-ending.ts'
import { indentLines } from '../results/org/indent-lines.ts'
import { tangledBlocks } from './compose-files.ts'
import { FileComments } from './file-comments.ts'
import type { TangledBlock, TangleSettings } from './tangled-block.ts'

/** A tangled file that somebody edited; `path` is absolute. */
export interface TangledSource {
  readonly path: string
  readonly text: string
}

/** What an edited file means for its document. */
export interface Detangled {
  readonly edits: readonly Edit[]
  /** Blocks that were found in the file, changed or not. */
  readonly total: number
  /** One for each block that cannot be brought back. */
  readonly problems: readonly RunbookError[]
}

/** Columns that code stands behind its block (`org-edit-src-content-indentation`). */
const contentIndentation = 2

/**
 * Brings the edits of a tangled file back into its document (org-babel-detangle): the text between the link comments of
 * a block becomes its body, indented as Org does. Only blocks whose text changed are edited, only blocks that go into
 * this very file, and lines that Org would read as headings are escaped (Emacs does none of the three).
 * @throws RunbookError as `tangledBlocks`.
 */
export async function detangle(
  plan: Plan,
  source: TangledSource,
  settings: TangleSettings,
): Promise<Detangled> {
  const { document } = plan
  const directory = dirname(resolve(document.path))
  const targets = await tangledBlocks(plan, settings)
  const target = targets.find(({ path }) => resolve(directory, path) === source.path)
  const comments = new FileComments(document)
  const lines = new FileLines(source.text)
  const edits: Edit[] = []
  const problems: RunbookError[] = []
  let total = 0
  for (const block of target?.blocks ?? []) {
    comments.enter(block.step)
    const around = comments.around(block)
    if (around.begin === '') continue
    const text = lines.between(around)
    if (text !== null) total += 1
    const edit = text === null ? fault(document, block, 'lost') : edited(document, block, text)
    if (edit instanceof RunbookError) problems.push(edit)
    else if (edit) edits.push(edit)
  }
  return { edits, total, problems }
}

/** The lines of a file: blocks are looked for from front to back, and then anywhere, since they may have been moved. */
class FileLines {
  readonly #lines: readonly string[]
  readonly #taken = new Set<number>()
  #at = 0

  constructor(text: string) {
    this.#lines = text.replace(/\r\n/g, '\n').split('\n')
  }

  /** The text between comments of this kind that was not given out yet, null when there is none. */
  between({ begin, end }: LinkComment): string | null {
    const first = this.#indexOf(begin.trimEnd())
    const last = first < 0 ? -1 : this.#lines.indexOf(end.trimEnd(), first + 1)
    if (last < 0) return null
    this.#taken.add(first)
    this.#at = Math.max(this.#at, last + 1)
    return this.#lines.slice(first + 1, last).join('\n')
  }

  #indexOf(line: string): number {
    let found = this.#lines.indexOf(line, this.#at)
    if (found < 0) found = this.#lines.indexOf(line)
    while (this.#taken.has(found)) found = this.#lines.indexOf(line, found + 1)
    return found
  }
}

function edited(document: Document, block: TangledBlock, text: string): Edit | RunbookError | null {
  if (text === block.body) return null
  const written = block.verbatim ? withoutSurroundings(block, text) : null
  if (written === null) return fault(document, block, 'notVerbatim')
  const code = written.trimEnd()
  const { body, indentation: blanks } = block.step.block
  if (document.format === 'markdown') {
    if (/^[ \t]*(?:`{3}|~{3})/m.test(code)) return fault(document, block, 'fenceInside')
    const lines = prefixLines(code, blanks)
    return { ...body, text: withLineEnding(lines, lineEndingOf(document.source)) }
  }
  if (endsContainer(code) && isInBreakable(document, block))
    return fault(document, block, 'endInside')
  const lines = code === '' ? '' : `${orgBody(block, code)}\n`
  return { ...body, text: withLineEnding(lines, lineEndingOf(document.source)) }
}

/** True for a block in what ends at certain lines of its code. */
function isInBreakable({ blockElements }: OrgDocument, { step: { block } }: TangledBlock): boolean {
  for (let element = blockElements[block.index] ?? null; element; element = element.parent)
    if (element.type === 'drawer' || element.type === 'footnote-definition') return true
  return false
}

/** The code without the prologue, variables and epilogue that tangling added; null when these were edited. */
function withoutSurroundings({ setup, teardown }: TangledBlock, text: string): string | null {
  const front = setup.trimStart()
  const back = teardown.trimEnd()
  if (!text.startsWith(front) || !text.endsWith(back)) return null
  return text.length < front.length + back.length
    ? null
    : text.slice(front.length, text.length - back.length)
}

function orgBody({ step: { block } }: TangledBlock, code: string): string {
  if (keepsIndentation(block.switches)) return commaEscape(code)
  const columns = indentation(block.indentation) + contentIndentation
  return indentLines(commaEscape(removeIndentation(code)), columns)
}

/** Why a block cannot be brought back, and what to do about it. */
const faults = {
  lost: {
    reason: 'the file does not hold the comments around this block',
    hint: 'Tangle the document again; headings and names in the comments must be those of the document.',
  },
  notVerbatim: {
    reason: 'the file was edited where it holds more than the code of this block',
    hint: 'Make the change in the document: references, variables or labels would be lost.',
  },
  fenceInside: {
    reason: 'the edited text holds a fence, which would end the block',
    hint: 'Make the change in the document, with a longer fence around it.',
  },
  endInside: {
    reason:
      'the edited text holds a line that would end the drawer or the footnote around the block',
    hint: 'Make the change in the document, and move the block out of it.',
  },
} as const

function fault(
  document: Document,
  { step, address }: TangledBlock,
  kind: keyof typeof faults,
): RunbookError {
  const { reason, hint } = faults[kind]
  const place = placeOf(document.lines, step.block.span)
  return new RunbookError('E_STALE', `${address.title}: ${reason}`, { place, hint })
}
