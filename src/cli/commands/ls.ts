import { runThreshold } from '../../classify/block-class.ts'
import { blockInUse } from '../../classify/block-in-use.ts'
import { classifyBlock } from '../../classify/classify-block.ts'
import { type Block, isOwnCarrier, type RawArgument } from '../../document/block.ts'
import type { Document } from '../../document/document.ts'
import { inferredNames } from '../../document/inferred-names.ts'
import { isScenario } from '../../scenario/is-scenario.ts'
import { isExecutable } from '../../session/languages/is-executable.ts'
import { isTapeName } from '../../tape/is-tape-name.ts'
import { argumentOrigin } from '../argument-origin.ts'
import { counted } from '../counted.ts'
import { documentTitle } from '../document-title.ts'
import { documentsOf } from '../documents-of.ts'
import { exitCode } from '../exit-code.ts'
import { printable, shorten } from '../printable.ts'
import type { Report } from '../report.ts'
import { lsTape } from './ls-tape.ts'

/** The flags of `runbook ls` as the command line gives them. */
export interface LsFlags {
  readonly explain?: boolean
}

/** `runbook ls FILE`: the blocks of a document or the commands of a tape, as a table or as JSON. */
export async function ls(file: string, flags: LsFlags, report: Report): Promise<number> {
  if (isTapeName(file)) return lsTape(file, report)
  const isSteps = isScenario(file)
  const documents = await documentsOf(file, { only: [], from: '' })
  if (report.options.json) {
    const place = ({ path }: Document): object => (isSteps ? { document: path } : {})
    report.json(documents.flatMap((each) => documentJson(each, place(each))))
  }
  for (const document of report.options.json ? [] : documents) {
    const cells = flags.explain === true ? classTable(document) : blockTable(document)
    if (isSteps && document.blocks.length === 0) continue
    if (isSteps) report.listing(documentTitle(document, report))
    report.listing(table(cells, report.dataColumns))
  }
  const problems = documents.flatMap((document) => document.problems)
  for (const problem of problems) report.error(problem)
  return problems[0]?.exitCode ?? exitCode.done
}

function documentJson(document: Document, place: object): object[] {
  const names = inferredNames(document)
  return document.blocks.map((block) => ({
    ...place,
    ...blockJson(document, block),
    answersTo: names[block.index] ?? '',
  }))
}

function blockJson(document: Document, block: Block): object {
  const { kind, confidence, reasons } = classifyBlock(document, block)
  const { recorded } = blockInUse(document, block).block
  return {
    name: block.name,
    language: block.language,
    executable: isExecutable(block.language),
    line: block.line,
    start: block.span.start,
    end: block.span.end,
    heading: block.headings,
    arguments: block.arguments.map((argument) => ({
      key: argument.key,
      value: argument.value,
      carrier: argument.carrier,
      from: argumentOrigin(argument, block, document),
    })),
    recording: block.recording?.path ?? null,
    expected: recorded && { kind: recorded.kind, text: recorded.text },
    class: { kind, confidence, reasons },
    code: block.code,
  }
}

function blockTable(document: Document): Table {
  const names = inferredNames(document)
  const rows = document.blocks.map((block) =>
    blockRow(document, block, names[block.index] ?? '').map(printable),
  )
  const header = ['LINE', 'LANGUAGE', 'NAME', 'RECORDING', 'RESULT', 'ARGUMENTS', 'HEADING', 'CODE']
  return [header, ...rows]
}

/** What each block was taken for, how surely, and why. */
function classTable(document: Document): Table {
  const rows = document.blocks.map((block) => {
    const { kind, confidence, reasons } = classifyBlock(document, block)
    const sure = confidence < runThreshold ? `${confidence.toFixed(2)}?` : confidence.toFixed(2)
    const code = shorten(block.code.split('\n', 1)[0] ?? '', 40)
    return [String(block.line), kind, sure, reasons.join('; '), code].map(printable)
  })
  return [['LINE', 'KIND', 'SURE', 'WHY', 'CODE'], ...rows]
}

/** Rows of cells, the first of titles. */
type Table = readonly (readonly string[])[]

/** A table as text. For a terminal of a width, columns without any value are left out, and the widest ones are cut to fit. */
function table(all: Table, width: number | null): string {
  const rows = width === null ? all : withoutEmpty(all)
  const full = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  )
  const widths =
    width === null ? full.map((own) => Math.min(own, widestPadded)) : fitted(full, width)
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => {
      const own = widths[column] ?? 0
      return (width === null ? cell : shorten(cell, own)).padEnd(own)
    })
    return cells.join('  ').trimEnd()
  })
  return `${lines.join('\n')}\n`
}

/** Cells of a file or pipe are whole; one that is wider than this does not move those of other rows. */
const widestPadded = 200

/** The narrowest that a column gets, in cells. */
const narrowest = 8

/** Widths of columns with two blanks in between that fit into a line, as far as that can be. */
function fitted(full: readonly number[], width: number): readonly number[] {
  const widths = [...full]
  let over = widths.reduce((sum, own) => sum + own + 2, -2) - width
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    const own = widths[widest] ?? 0
    if (own <= narrowest) break
    widths[widest] = own - 1
    over -= 1
  }
  return widths
}

function withoutEmpty([titles = [], ...rows]: Table): Table {
  const used = titles.map(
    (_, column) => rows.length === 0 || rows.some((row) => row[column] !== '-'),
  )
  return [titles, ...rows].map((row) => row.filter((_, column) => used[column]))
}

function blockRow(document: Document, block: Block, name: string): string[] {
  const own = block.arguments.filter(({ carrier }) => isOwnCarrier(carrier))
  // What a block is used for takes time to tell, and changes nothing of one that runs and has its result.
  const isPlain = block.recorded !== null && isExecutable(block.language)
  const { language, recorded } = isPlain ? block : blockInUse(document, block).block
  const shown = block.language || '-'
  return [
    String(block.line),
    block.language === '' || isExecutable(language) ? shown : `(${shown})`,
    name || '-',
    filesOf(block).join(' ') || '-',
    recorded ? counted(recorded.text.split('\n').length - 1, 'line') : '-',
    own.map((argument) => argumentText(argument, block, document)).join(' ') || '-',
    shorten(block.headings.at(-1) ?? '-', 30),
    shorten(block.code.split('\n', 1)[0] ?? '', 50),
  ]
}

/** The files of the recording that is linked below a block. */
function filesOf({ recording }: Block): readonly string[] {
  return recording ? [recording.path, ...recording.others] : []
}

/** An argument, with its origin where it is not on the block's own line. */
function argumentText(argument: RawArgument, block: Block, document: Document): string {
  const { key, value, carrier } = argument
  const text = `:${key}${value === null ? '' : ` ${value}`}`
  return carrier === 'block' ? text : `${text} (${argumentOrigin(argument, block, document)})`
}
