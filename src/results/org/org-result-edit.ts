import type { Block } from '../../document/block.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { firstCharacter, lineStart, lineText } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { indentTo } from '../../document/org/indent-to.ts'
import { indentation, linePatterns } from '../../document/org/line-patterns.ts'
import type { Value } from '../../document/value.ts'
import { readResultsWords, type ResultsWords } from '../../plan/results-words.ts'
import { lineEndingOf, withLineEnding } from '../line-ending.ts'
import { chooseWrap } from './choose-wrap.ts'
import { type ExistingResult, findResult, hasName, type ResultPlace } from './find-result.ts'
import { bareText, dressValue, formatValue, isTabular } from './format-value.ts'
import { indentLines } from './indent-lines.ts'
import { joinTables } from './join-tables.ts'
import type { ResultForm } from './result-form.ts'

/** A block's result, ready to be written. */
export interface OrgResult {
  readonly value: Value
  readonly form: ResultForm
  /** The hash to write into the keyword (`:cache yes`), null for none. */
  readonly hash: string | null
}

/**
 * The edit that puts a result into an Org document, byte for byte as org-babel-insert-result does, or null when
 * `silent` or `none` leave the document alone. An old result with another hash is replaced, keyword included.
 */
export function orgResultEdit(document: OrgDocument, block: Block, result: OrgResult): Edit | null {
  const element = document.blockElements[block.index]
  const { handling } = readResultsWords(result.form.words)
  if (!element || handling === 'silent' || handling === 'none') return null
  const place = findResult(document, element, block.name)
  // Results that add up have no hash.
  const hash = handling === 'replace' ? result.hash : null
  const text = formatValue(result.value, result.form)
  // Emacs trusts the alignment to indent a table that it appends, which works only below another table, and not at all
  // for lists and in exports, where the table takes the place of the old result.
  const indents = !(result.form.words.includes('append') && isTabular(result.value))
  const column = isInFootnote(element) ? 0 : keywordColumn(document, element, place)
  const name = hasName(document, element, block.name) ? ` ${block.name}` : ''
  const keyword = keywordLine(name, { hash, indents, column })
  const edit =
    place.kind === 'new'
      ? insertBelow(document, place.line, keyword(text))
      : hash !== null && hash !== place.hash
        ? replaceKeyword(document, place, keyword(text))
        : intoExisting(document, place, { ...result, handling, indents })
  return { ...edit, text: withLineEnding(edit.text, lineEndingOf(document.source)) }
}

/** There Emacs opens a second blank line before it indents the keyword, and two end the definition (org-indent-line). */
function isInFootnote(element: OrgElement): boolean {
  for (let { parent } = element; parent; { parent } = parent) {
    if (parent.type === 'footnote-definition') return true
  }
  return false
}

/**
 * The indentation of a new keyword: that of the line above it, or of the text of an item that begins there; below a call
 * that of the call's first keyword (org-indent-line).
 */
function keywordColumn({ lines }: OrgDocument, element: OrgElement, place: ResultPlace): number {
  const isOld = place.kind === 'existing'
  // Other affiliated keywords of the old result stay above the new one.
  const hasKept = isOld && place.holderStart > place.keywordLine + 1
  let above = (!isOld ? place.line : hasKept ? place.holderStart : place.keywordLine) - 1
  while (above > 0 && firstCharacter(lines, above) === '') above -= 1
  if (element.type === 'babel-call' && above === element.start) above = element.begin
  const line = lineText(lines, Math.max(above, 0))
  const bullet = linePatterns.item.test(line) ? /^[ \t]*\S+/.exec(line)?.[0] : undefined
  return bullet === undefined ? indentation(line) : indentation(bullet.replace(/\S/g, ' ')) + 1
}

/** Puts a new keyword in front of a result. */
function keywordLine(
  name: string,
  { hash, indents, column }: { hash: string | null; indents: boolean; column: number },
): (text: string) => string {
  const line = `${indentTo(column)}#+RESULTS${hash === null ? '' : `[${hash}]`}:${name}\n`
  return (text) => line + indentLines(text, indents ? column : 0)
}

function insertBelow(document: OrgDocument, line: number, result: string): Edit {
  const at = lineStart(document.lines, line)
  const text = `${lineEndBefore(document, at)}\n${result}${blankAfter(document, line)}`
  return { start: at, end: at, text }
}

/** Affiliated keywords of the old result stay, in front of the new keyword (org-babel--clear-results-maybe). */
function replaceKeyword(document: OrgDocument, place: ExistingResult, result: string): Edit {
  const { lines } = document
  const start = lineStart(lines, place.keywordLine)
  const kept: string[] = []
  for (let line = place.keywordLine + 1; line < place.holderStart; line += 1) {
    kept.push(`${lineText(lines, line)}\n`)
  }
  const text = kept.join('') + result + blankAfter(document, place.holderEnd)
  return { start, end: lineStart(lines, place.holderEnd), text }
}

function intoExisting(
  document: OrgDocument,
  place: ExistingResult,
  result: OrgResult & { handling: ResultsWords['handling']; indents: boolean },
): Edit {
  const { handling, indents, value, form } = result
  const from = handling === 'append' ? place.contentEnd : place.keywordLine + 1
  const to = handling === 'replace' ? place.contentEnd : from
  const column = indentation(lineText(document.lines, place.keywordLine))
  // What is put around a table goes around the rows that it meets as well.
  const isAligned = isTabular(value) || chooseWrap(form)?.aligns === true
  const text = isAligned ? bareText(value, form) : formatValue(value, form)
  const joined = joinTables(document.lines, { from, to }, text)
  const dressed = isAligned ? dressValue(joined.own, value, form) : joined.own
  const own = indentLines(dressed, indents ? column : 0)
  const start = lineStart(document.lines, joined.from)
  const written = joined.above + own
  const before = written === '' ? '' : lineEndBefore(document, start)
  return { start, end: lineStart(document.lines, joined.to), text: before + written }
}

function lineEndBefore({ source }: OrgDocument, at: number): string {
  return at === 0 || source[at - 1] === '\n' ? '' : '\n'
}

/** A blank line keeps the result apart from what follows, unless there is one or nothing follows. */
function blankAfter(document: OrgDocument, line: number): string {
  if (line >= document.lines.count) return ''
  return firstCharacter(document.lines, line) === '' ? '' : '\n'
}
