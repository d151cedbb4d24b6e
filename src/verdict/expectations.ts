import { statusLine } from '../classify/shown-status.ts'
import type { RecordedResult } from '../document/block.ts'
import type { Document, MarkdownDocument, OrgDocument } from '../document/document.ts'
import { lineAt, type Span } from '../document/line-index.ts'
import { prefixLines } from '../document/prefix-lines.ts'
import type { Outcome } from '../execute/outcome.ts'
import { lineEndingOf } from '../results/line-ending.ts'
import { markdownResultEdit } from '../results/markdown/markdown-result-edit.ts'
import { isWritable, outcomeEdit } from '../results/outcome-edit.ts'
import { outputText } from '../session/output-text.ts'
import { framedResult } from './framed-result.ts'
import { shownText } from './shown-text.ts'

/** An output that a document shows, and what was printed in its place. */
export interface ShownOutput {
  /** The command or commands that print it. */
  readonly code: string
  /** Line of the command, from 1. */
  readonly line: number
  readonly expected: string
  readonly actual: string
  /** Where the expected output stands. */
  readonly span: Span
  /** Makes of new expected output the text for that place; null for what has no room there. */
  readonly write: (text: string) => string | null
}

/** The same with the exit status that may be shown below. */
export interface Expectation extends ShownOutput {
  /** Why another status was expected, `''` where the command's is as it should be. */
  readonly wrongStatus: string
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
  if (outcome.step.embedded.length > 0) return embeddedExpectations(document, outcome)
  return shownOutputs(document, outcome, rehearsed).map((shown) => ({ ...shown, wrongStatus: '' }))
}

function shownOutputs(document: Document, outcome: Outcome, rehearsed: boolean): ShownOutput[] {
  const { block, arguments: complete } = outcome.step
  const { recorded } = block
  if (recorded?.kind === 'quoted') {
    const isHeld = complete.expect !== '' || rehearsed
    return isHeld ? [quotedBelow(document, outcome, recorded)] : []
  }
  if (recorded?.kind === 'unmarked') return [shownBelow(document, outcome, recorded)]
  if (document.format === 'org') return resultExpectation(document, outcome)
  return recorded ? fenceBelow(document, outcome, recorded) : []
}

function embeddedExpectations(document: Document, outcome: Outcome): Expectation[] {
  const { embedded, block } = outcome.step
  return embedded.flatMap(
    ({ code, expected, status, span, prefix, inline }, index): Expectation[] => {
      const output = outcome.commands[index]
      if (expected === null || !output) return []
      const { exitCode } = output
      const actual = outputText(output.output)
      // The line above what is shown, or that line itself.
      const above = lineAt(document.lines, span.start) + (inline ? 1 : 0)
      const line = Math.max(block.line + 1, above)
      const place = { code, line, actual, span }
      if (inline) return [{ ...place, expected, write: besideCommand, wrongStatus: '' }]
      const below = statusLine(status)
      // A program may print such a line itself.
      if (below === '' || `\n${actual}`.endsWith(`\n${below}`)) {
        const write = (text: string): string => prefixLines(text, prefix)
        return [{ ...place, expected: expected + below, write, wrongStatus: '' }]
      }
      const write = (text: string): string => prefixLines(text + statusLine(exitCode), prefix)
      const wrongStatus = exitCode === status ? '' : `exit status ${exitCode}, not ${status}`
      return [{ ...place, expected, write, wrongStatus }]
    },
  )
}

/** Only one line has room there. */
function besideCommand(text: string): string | null {
  const line = text.replace(/\n$/, '')
  return line.includes('\n') ? null : ` ${line}`
}

/** Output in a fence or example below the block, which its author put there. */
function shownBelow(
  document: Document,
  outcome: Outcome,
  recorded: Pick<RecordedResult, 'text' | 'span'>,
): ShownOutput {
  const { code, line } = outcome.step.block
  const { text, span } = recorded
  const write = (output: string): string => shownText(document, recorded, output)
  return { code, line, expected: text, actual: outcome.text, span, write }
}

function quotedBelow(
  document: Document,
  outcome: Outcome,
  { text, span }: Pick<RecordedResult, 'text' | 'span'>,
): ShownOutput {
  const { block } = outcome.step
  const prefix = /^ {0,3}> ?/.exec(document.source.slice(span.start, span.end))?.[0] ?? ''
  const { code, line } = block
  const write = (output: string): string => prefixLines(output, prefix)
  return { code, line, expected: text, actual: outcome.text, span, write }
}

/** The fence `output` below a block of Markdown. */
function fenceBelow(
  document: MarkdownDocument,
  outcome: Outcome,
  recorded: Pick<RecordedResult, 'text' | 'span'>,
): ShownOutput[] {
  const block = document.blocks[outcome.step.block.index]
  if (!block || !isWritable(outcome)) return []
  // A fence cannot show whether the last line is open.
  const actual = /[^\n]$/.test(outcome.text) ? `${outcome.text}\n` : outcome.text
  // With nothing printed the fence goes, and the blank line that set it off.
  const span = markdownResultEdit(document, block, actual) ?? recorded.span
  const write = (text: string): string => markdownResultEdit(document, block, text)?.text ?? ''
  const { code, line } = outcome.step.block
  return [{ code, line, expected: recorded.text, actual, span, write }]
}

/** A result that we write in Org: its output where it has the form of one, else what stands there and what would be written. */
function resultExpectation(document: OrgDocument, outcome: Outcome): ShownOutput[] {
  const edit = outcomeEdit(document, outcome)
  if (edit === null || edit.start === edit.end) return []
  const texts = [document.source.slice(edit.start, edit.end), edit.text]
  const isCrLf = lineEndingOf(document.source) === '\r\n'
  const [there = '', made = ''] = texts.map((text) =>
    isCrLf ? text.replaceAll('\r\n', '\n') : text,
  )
  const [old, anew] = [framedResult(there), framedResult(made)]
  const { code, line } = outcome.step.block
  const place = { code, line, span: edit }
  if (!old || !anew) return [{ ...place, expected: there, actual: made, write: (text) => text }]
  return [{ ...place, expected: old.output, actual: anew.output, write: anew.write }]
}
