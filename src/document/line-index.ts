import { longestShown, type Place } from '../errors.ts'

/** A half-open range of offsets (UTF-16 units) into a document's source. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where each line of a text starts; lines and columns count from 1, line numbers inside arrays from 0. */
export interface LineIndex {
  readonly path: string
  readonly source: string
  /** Offsets of line starts; the text's end is not a line start unless it ends without a line feed. */
  readonly starts: Int32Array
  readonly count: number
  /** Where the lines of a text were written that was made of another one; null for a text as it was written. */
  readonly written: WrittenLines | null
}

/** The text that people know, and for each line of the one that was made of it the line there, both from 0. */
export interface WrittenLines {
  readonly lines: LineIndex
  readonly numbers: Int32Array
}

/**
 * Indexes the lines of a text; a line ends after its line feed, and the last one may lack it. A byte order mark stands in
 * front of the first line.
 */
export function indexLines(
  path: string,
  source: string,
  written: WrittenLines | null = null,
): LineIndex {
  let count = source.length > 0 && !source.endsWith('\n') ? 1 : 0
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) count += 1
  const starts = new Int32Array(count)
  for (let line = 0, start = 0; line < count; line += 1) {
    starts[line] = start
    start = source.indexOf('\n', start) + 1
  }
  if (count > 0 && source.startsWith('\ufeff')) starts[0] = 1
  return { path, source, starts, count, written }
}

/** Offset at which line `line` (from 0) starts; lines past the last start at the text's end. */
export function lineStart(lines: LineIndex, line: number): number {
  return lines.starts[line] ?? lines.source.length
}

/** Offset of the first line feed of a text from an offset on, or of the text's end. */
export function lineFeedFrom(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed
}

/** A line's text without its line ending (LF or CR LF). */
export function lineText(lines: LineIndex, line: number): string {
  let end = lineStart(lines, line + 1)
  const start = lineStart(lines, line)
  if (end > start && lines.source.charCodeAt(end - 1) === 10) end -= 1
  if (end > start && lines.source.charCodeAt(end - 1) === 13) end -= 1
  return lines.source.slice(start, end)
}

/** The first character of a line that is neither blank nor tab, without making its text; `''` for a blank line. */
export function firstCharacter({ source, starts }: LineIndex, line: number): string {
  const end = starts[line + 1] ?? source.length
  for (let at = starts[line] ?? end; at < end; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 32 || code === 9) continue
    const isEnd =
      code === 10 || (code === 13 && (at + 1 === end || source.charCodeAt(at + 1) === 10))
    return isEnd ? '' : source.charAt(at)
  }
  return ''
}

/** The line (from 0) that holds an offset, by binary search. */
export function lineAt(lines: LineIndex, offset: number): number {
  let low = 0
  let high = lines.count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lineStart(lines, middle) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** The number, from 1, that people know a line (from 0) by. */
export function writtenLine({ written }: LineIndex, line: number): number {
  return (written?.numbers[line] ?? line) + 1
}

/**
 * The place of a span for an error message; a span over several lines is cut to its first. In a text that was made of another one
 * it is the place there.
 */
export function placeOf(lines: LineIndex, span: Span): Place {
  const { path, written } = lines
  if (written !== null) return placeOf(written.lines, writtenSpan(lines, written, span))
  const line = lineAt(lines, span.start)
  const sourceLine = lineText(lines, line)
  // A byte order mark stands in front of the first line.
  const column = Math.max(1, span.start - lineStart(lines, line) + 1)
  const length = Math.max(1, Math.min(span.end - span.start, sourceLine.length - column + 1))
  const shown = sourceLine.slice(0, longestShown)
  return { path, line: line + 1, column, length, sourceLine: shown }
}

/** The span as it was written; of a line that was changed all of it. */
function writtenSpan(lines: LineIndex, written: WrittenLines, span: Span): Span {
  const line = lineAt(lines, span.start)
  const number = written.numbers[line] ?? 0
  const start = lineStart(written.lines, number)
  const text = lineText(written.lines, number)
  const moved = start - lineStart(lines, line)
  if (text === lineText(lines, line)) return { start: span.start + moved, end: span.end + moved }
  return { start: start + text.search(/\S|$/), end: start + text.length }
}
