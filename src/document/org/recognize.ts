import { firstCharacter, lineText } from '../line-index.ts'
import { callEnd } from './call-line.ts'
import type { OrgElementType } from './element.ts'
import { linePatterns } from './line-patterns.ts'
import type { ScanState } from './scan-state.ts'

/** An element recognized at a line: its type and the line after its last one. */
export interface Recognized {
  readonly type: OrgElementType
  readonly end: number
}

interface At {
  readonly line: number
  /** First line of the container's end. */
  readonly limit: number
  /** True right below a headline or its planning line, where a property drawer may stand. */
  readonly afterHeadline: boolean
}

/** Recognizes the element that starts at a line which is neither blank, a headline nor a list item. */
export function recognize(state: ScanState, at: At): Recognized {
  const found = tryRecognize(state, at)
  // A key with blanks in its brackets ends the paragraph above, and is one itself where no element is below.
  const isText =
    found?.type === 'keyword' && !linePatterns.keywordWord.test(lineText(state.lines, at.line))
  return found && !isText ? found : { type: 'paragraph', end: paragraphEnd(state, at) }
}

/** True for the first characters of bullets; only a line that begins with one can be an item. */
export function mayBeItem(first: string): boolean {
  return first === '-' || first === '+' || first === '*' || (first >= '0' && first <= '9')
}

/** True when a line ends the paragraph above it; an opening that nothing closes is noted and stays text. */
export function startsElement(state: ScanState, line: number, limit: number): boolean {
  const first = firstCharacter(state.lines, line)
  if (first === '') return true
  if (mayBeItem(first) && linePatterns.item.test(lineText(state.lines, line))) return true
  return tryRecognize(state, { line, limit, afterHeadline: false }) !== null
}

function paragraphEnd(state: ScanState, at: At): number {
  let end = at.line + 1
  while (end < at.limit && !startsElement(state, end, at.limit)) end += 1
  return end
}

function tryRecognize(state: ScanState, at: At): Recognized | null {
  const first = firstCharacter(state.lines, at.line)
  if (!elementSigns.has(first)) return null
  const text = lineText(state.lines, at.line)
  switch (first) {
    case '#':
      return hashLine(state, at, text)
    case ':':
      return colonLine(state, at, text)
    case '|':
      return table(state, at, linePatterns.tableRow)
    case '+':
      return linePatterns.table.test(text) ? table(state, at, linePatterns.otherTableRow) : null
    case '-':
      return linePatterns.horizontalRule.test(text)
        ? { type: 'horizontal-rule', end: at.line + 1 }
        : null
    case '[':
      return linePatterns.footnote.test(text) ? footnote(state, at) : null
    case '\\':
      return latexEnvironment(state, at, text)
    case '%':
      return text.startsWith('%%(') ? { type: 'diary-sexp', end: at.line + 1 } : null
    default:
      return timeLine(state, at, text)
  }
}

/** What lines begin with that are more than text: the letters are those of CLOCK, CLOSED, DEADLINE and SCHEDULED. */
const elementSigns: ReadonlySet<string> = new Set('#:|+-[\\%CcDS')

function timeLine({ lines }: ScanState, at: At, text: string): Recognized | null {
  if (linePatterns.clock.test(text)) return { type: 'clock', end: at.line + 1 }
  const isBelowTitle =
    at.afterHeadline && at.line > 0 && lineText(lines, at.line - 1).startsWith('*')
  if (isBelowTitle && linePatterns.planning.test(text))
    return { type: 'planning', end: at.line + 1 }
  return null
}

function hashLine(state: ScanState, at: At, text: string): Recognized | null {
  if (linePatterns.comment.test(text)) return run(state, at, 'comment', linePatterns.comment)
  const block = linePatterns.blockBegin.exec(text)
  if (block) return closed(state, at, { type: blockType(block[1] ?? ''), kind: `end_${block[1]}` })
  if (linePatterns.dynamicBegin.test(text))
    return closed(state, at, { type: 'dynamic-block', kind: 'end:' })
  if (linePatterns.babelCall.test(text))
    return { type: 'babel-call', end: callEnd(state.lines, at.line, at.limit) }
  return linePatterns.keyword.test(text) ? { type: 'keyword', end: at.line + 1 } : null
}

function colonLine(state: ScanState, at: At, text: string): Recognized | null {
  if (linePatterns.fixedWidth.test(text))
    return run(state, at, 'fixed-width', linePatterns.fixedWidth)
  const drawer = linePatterns.drawer.exec(text)
  if (!drawer) return null
  // Also `:END:` that closes nothing, which opens a drawer of that name (org-element-drawer-parser).
  const found = closed(state, at, { type: 'drawer', kind: ':end:' })
  const isProperties = at.afterHeadline && drawer[1]?.toLowerCase() === 'properties'
  return found && isProperties && holdsProperties(state, at.line, found.end)
    ? { ...found, type: 'property-drawer' }
    : found
}

/** A drawer with any other line in it holds no properties (org-property-drawer-re). */
function holdsProperties({ lines }: ScanState, start: number, end: number): boolean {
  for (let line = start + 1; line < end - 1; line += 1)
    if (!linePatterns.nodeProperty.test(lineText(lines, line))) return false
  return true
}

function latexEnvironment(state: ScanState, at: At, text: string): Recognized | null {
  const begin = linePatterns.latexBegin.exec(text)
  if (!begin) return null
  const end = state.ends.find(`\\end{${begin[1]}}`, at.line, at.limit)
  return end < 0 ? null : { type: 'latex-environment', end: end + 1 }
}

function closed(
  state: ScanState,
  at: At,
  element: { type: OrgElementType; kind: string },
): Recognized | null {
  const end = state.ends.find(element.kind, at.line + 1, at.limit)
  if (end >= 0) return { type: element.type, end: end + 1 }
  state.unclosed.push(at.line)
  return null
}

function run(state: ScanState, at: At, type: OrgElementType, pattern: RegExp): Recognized {
  let end = at.line + 1
  while (end < at.limit && pattern.test(lineText(state.lines, end))) end += 1
  return { type, end }
}

/** A table with the lines of formulas below it. */
function table(state: ScanState, at: At, row: RegExp): Recognized {
  const { end } = run(state, at, 'table', row)
  return run(state, { ...at, line: end - 1 }, 'table', linePatterns.formulas)
}

/** A footnote definition runs to the next one or to two blank lines (Org manual, "Creating Footnotes"). */
function footnote(state: ScanState, at: At): Recognized {
  let end = at.line + 1
  let blanks = 0
  for (let line = end; line < at.limit && blanks < 2; line += 1) {
    const text = lineText(state.lines, line)
    // Keywords right above the next definition are its own.
    if (linePatterns.footnote.test(text))
      return { type: 'footnote-definition', end: ownEnd(state, line, at) }
    blanks = linePatterns.blank.test(text) ? blanks + 1 : 0
    if (blanks === 0) end = line + 1
  }
  return { type: 'footnote-definition', end }
}

function ownEnd({ lines }: ScanState, next: number, at: At): number {
  const isBlank = (line: number): boolean => linePatterns.blank.test(lineText(lines, line))
  let end = next
  while (end > at.line + 1 && linePatterns.affiliated.test(lineText(lines, end - 1))) end -= 1
  while (end > at.line + 1 && isBlank(end - 1)) end -= 1
  return end
}

function blockType(name: string): OrgElementType {
  return blockTypes.get(name.toLowerCase()) ?? 'special-block'
}

const blockTypes: ReadonlyMap<string, OrgElementType> = new Map(
  Object.entries<OrgElementType>({
    src: 'src-block',
    example: 'example-block',
    export: 'export-block',
    comment: 'comment-block',
    verse: 'verse-block',
    quote: 'quote-block',
    center: 'center-block',
  }),
)
