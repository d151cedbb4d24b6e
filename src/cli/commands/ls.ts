import type { Block } from '../../document/block.ts'
import type { Document } from '../../document/document.ts'
import { readDocument } from '../../runbook.ts'
import { languages } from '../../session/languages/languages.ts'
import { printable, shorten } from '../printable.ts'
import type { Report } from '../report.ts'

/** `runbook ls FILE`: the blocks of a document, as a table or as JSON. */
export async function ls(file: string, report: Report): Promise<number> {
  const document = await readDocument(file)
  if (report.options.json)
    report.data(`${JSON.stringify(document.blocks.map(blockJson), null, 2)}\n`)
  else report.data(blockTable(document))
  for (const problem of document.problems) report.error(problem)
  return document.problems[0]?.exitCode ?? 0
}

function blockJson(block: Block): object {
  return {
    name: block.name,
    language: block.language,
    executable: languages.has(block.language),
    line: block.line,
    start: block.span.start,
    end: block.span.end,
    heading: block.headings,
    arguments: block.arguments.map(({ key, value, carrier }) => ({ key, value, carrier })),
    recording: block.recording?.path ?? null,
    expected: block.recorded ? { kind: block.recorded.kind, text: block.recorded.text } : null,
    code: block.code,
  }
}

function blockTable(document: Document): string {
  const rows = document.blocks.map(blockRow)
  const header = ['LINE', 'LANGUAGE', 'NAME', 'RECORDING', 'RESULT', 'ARGUMENTS', 'HEADING', 'CODE']
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lines = [header, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

function blockRow(block: Block): string[] {
  const own = block.arguments.filter(({ carrier }) => carrier === 'block' || carrier === 'header')
  return [
    String(block.line),
    block.language === ''
      ? '-'
      : languages.has(block.language)
        ? block.language
        : `(${block.language})`,
    block.name || '-',
    block.recording?.path ?? '-',
    block.recorded ? `${block.recorded.text.split('\n').length - 1} lines` : '-',
    own.map(({ key, value }) => `:${key}${value === null ? '' : ` ${value}`}`).join(' ') || '-',
    shorten(block.headings.at(-1) ?? '-', 30),
    shorten(block.code.split('\n', 1)[0] ?? '', 50),
  ].map(printable)
}
