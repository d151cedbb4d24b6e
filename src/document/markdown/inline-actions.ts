import type { Span } from '../line-index.ts'
import { readAction } from './read-action.ts'

/** Code in a line of prose with an action behind it. */
export interface InlineAction {
  /** The code and the action. */
  readonly span: Span
  /** The code between its backticks. */
  readonly body: Span
  readonly code: string
  /** What stands in braces, and where. */
  readonly action: string
  readonly actionAt: number
}

/** True for a text that may hold any. */
export function mayHoldActions(source: string): boolean {
  return source.includes('`{{exec')
}

/** Code spans (CommonMark 0.31, section 6.1) of a paragraph that Katacoda and Killercoda execute with a click. */
export function* inlineActions(source: string, { start, end }: Span): Generator<InlineAction> {
  const text = source.slice(start, end)
  if (!mayHoldActions(text)) return
  for (const [open, close] of codeSpans(text)) {
    const action = /^\{\{exec(?:ute)?\b[\w -]*\}\}/.exec(text.slice(close.end, close.end + 80))?.[0]
    if (action === undefined || readAction(action, 0).length === 0) continue
    const code = codeOf(text.slice(open.end, close.start))
    const actionAt = start + close.end
    const span = { start: start + open.start, end: actionAt + action.length }
    const body = { start: start + open.end, end: start + close.start }
    if (code.trim() !== '') yield { span, body, code, action, actionAt }
  }
}

/** The runs of backticks around each code span; the run that closes one is as long as the one that opens it. */
function* codeSpans(text: string): Generator<readonly [Span, Span]> {
  const runs = [...text.matchAll(/(?<!\\)((?:\\\\)*)(\\?)(`+)/g)].map(
    ({ index, 0: whole, 3: ticks = '', 2: escape = '' }) => {
      const end = index + whole.length
      return { start: end - ticks.length, end, isEscaped: escape !== '' }
    },
  )
  const closing = nextOfLength(runs)
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at]
    const closer = closing[at] ?? -1
    const close = runs[closer]
    if (!run || !close) continue
    // Within code a backslash is one, so only what opens can be escaped.
    const open = { start: run.start + (run.isEscaped ? 1 : 0), end: run.end }
    yield [open, close]
    at = closer
  }
}

/** For each run the index of the one that closes it, -1 for none. */
function nextOfLength(
  runs: readonly { readonly start: number; readonly end: number; readonly isEscaped: boolean }[],
): number[] {
  const next = new Map<number, number>()
  const found: number[] = []
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const { start, end, isEscaped } = runs[at] ?? { start: 0, end: 0, isEscaped: false }
    const length = end - start
    found[at] = next.get(isEscaped ? length - 1 : length) ?? -1
    next.set(length, at)
  }
  return found
}

/** A line end is a blank, as are the marks of quotes around it, and one blank at each side belongs to the backticks. */
function codeOf(text: string): string {
  const line = text.replace(/[ \t]*\r?\n[ \t>]*/g, ' ')
  return /^ .*[^ ].* $/.test(line) ? line.slice(1, -1) : line
}
