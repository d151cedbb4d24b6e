import type { Document } from '../document/document.ts'
import { lineAt, type Span } from '../document/line-index.ts'
import type { Outcome } from '../execute/outcome.ts'
import { outcomeEdit } from '../results/outcome-edit.ts'
import { outputText } from '../session/output-text.ts'

/** An output that a document shows, and what was printed in its place. */
export interface Expectation {
  /** The command or commands that print it. */
  readonly code: string
  /** Line of the command, from 1. */
  readonly line: number
  readonly expected: string
  readonly actual: string
  /** Where the expected output stands. */
  readonly span: Span
  /** Makes of new expected output the text for that place. */
  readonly write: (text: string) => string
}

/**
 * The outputs that a document shows for a step, each with what the step printed. Quotes and bare text are held against the output
 * where the block says how, with `expect`, and in a rehearsal, whose cassette and document should agree.
 */
export function expectations(
  document: Document,
  outcome: Outcome,
  rehearsed: boolean,
): Expectation[] {
  const { embedded, block, arguments: complete } = outcome.step
  if (embedded.length > 0) return embeddedExpectations(document, outcome)
  if (block.recorded?.kind === 'quoted') {
    if (complete.expect !== '' || rehearsed) return [quotedBelow(document, outcome, block.recorded)]
    return resultExpectation(document, outcome)
  }
  if (block.recorded?.kind === 'unmarked') return [shownBelow(document, outcome, block.recorded)]
  return resultExpectation(document, outcome)
}

function embeddedExpectations(document: Document, outcome: Outcome): Expectation[] {
  const { embedded, block } = outcome.step
  return embedded.flatMap(({ code, expected, span, prefix }, index): Expectation[] => {
    const output = outcome.commands[index]
    if (expected === null || !output) return []
    return [
      {
        code,
        line: Math.max(block.line + 1, lineAt(document.lines, span.start)),
        expected,
        actual: outputText(output.output),
        span,
        write: (text) => prefixLines(text, prefix),
      },
    ]
  })
}

/** Output in a fence or example below the block, which its author put there. */
function shownBelow(
  document: Document,
  outcome: Outcome,
  recorded: { readonly text: string; readonly span: Span },
): Expectation {
  const { block } = outcome.step
  const source = document.source.slice(recorded.span.start, recorded.span.end)
  const lines = source.split('\n')
  const opening = lines[0] ?? ''
  const closing = lines.slice(source.endsWith('\n') ? -2 : -1).join('\n')
  const prefix = /^[ \t>]*/.exec(lines[1] ?? '')?.[0] ?? ''
  return {
    code: block.code,
    line: block.line,
    expected: recorded.text,
    actual: outcome.text,
    span: recorded.span,
    write: (text) => `${opening}\n${prefixLines(text, prefix)}${closing}`,
  }
}

function quotedBelow(
  document: Document,
  outcome: Outcome,
  { text, span }: { readonly text: string; readonly span: Span },
): Expectation {
  const { block } = outcome.step
  const prefix = /^ {0,3}> ?/.exec(document.source.slice(span.start, span.end))?.[0] ?? ''
  const { code, line } = block
  const write = (output: string): string => prefixLines(output, prefix)
  return { code, line, expected: text, actual: outcome.text, span, write }
}

/** A result that we write: what stands there against what would be written, whatever its form. */
function resultExpectation(document: Document, outcome: Outcome): Expectation[] {
  const edit = outcomeEdit(document, outcome)
  if (edit === null || edit.start === edit.end) return []
  const expected = document.source.slice(edit.start, edit.end)
  const marks = [expected, edit.text].map(fixedWidth)
  const plain = marks.every((text) => text !== null)
  const { block } = outcome.step
  return [
    {
      code: block.code,
      line: block.line,
      expected: plain ? (marks[0] ?? '') : expected,
      actual: plain ? (marks[1] ?? '') : edit.text,
      span: edit,
      write: (text) => (plain ? prefixLines(text, ': ') : text),
    },
  ]
}

/** The text of fixed-width lines without their marks; null when a line has none (Org manual, "Literal Examples"). */
function fixedWidth(text: string): string | null {
  const lines = text.replace(/\n$/, '').split('\n')
  if (!lines.every((line) => /^:(?: |$)/.test(line))) return null
  return lines.map((line) => `${line.slice(2)}\n`).join('')
}

function prefixLines(text: string, prefix: string): string {
  return text.replace(/[^\n]*\n/g, (line) =>
    line === '\n' ? `${prefix.trimEnd()}\n` : prefix + line,
  )
}
