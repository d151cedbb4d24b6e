import type { SourceLine } from './source-lines.ts'

/** A line without the carriage return that ends it on Windows; its place stays. */
export function withoutCr(line: SourceLine): SourceLine {
  return { ...line, text: line.text.replace(/\r$/, '') }
}
