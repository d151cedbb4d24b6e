import type { OrgDocument } from '../../document/document.ts'
import type { Edit } from '../../document/edit.ts'
import { lineStart, lineText } from '../../document/line-index.ts'
import { commaEscape } from '../../document/org/comma-escape.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { keepsIndentation } from '../../document/org/keeps-indentation.ts'
import { indentation } from '../../document/org/line-patterns.ts'
import { BracketEnds } from '../../document/org/objects/bracket-ends.ts'
import { inlineSource } from '../../document/org/objects/inserted.ts'
import { noSettings } from '../../document/org/objects/object-reader.ts'
import { parseSrcBlockLine } from '../../document/org/src-block-line.ts'
import type { Outcome } from '../../execute/outcome.ts'
import type { NowebMemory } from '../../plan/noweb-memory.ts'
import { stripReferences } from '../../plan/noweb-references.ts'
import { expandNoweb } from '../../plan/noweb.ts'
import type { Plan, Step } from '../../plan/plan.ts'
import { blanksEnd } from '../tree/read-objects.ts'

/** Where a block is in the text that holds the results. */
export interface MovedText {
  readonly text: string
  /** An offset of the document in that text. */
  readonly moved: (offset: number, at: { readonly behind: boolean }) => number
}

/** A block with what became of it, null when nothing did. */
export interface ShownStep {
  readonly step: Step
  readonly outcome: Outcome | null
  /** Its code, when references in it called blocks only to show it. */
  readonly expansion: string | null
  /** What references of blocks that were shown before found. */
  readonly memory: NowebMemory
}

/** The edit that shows a block's code, or takes it out when only its result is shown. */
export function codeEdit(plan: Plan, shown: ShownStep, { text, moved }: MovedText): Edit {
  const { step } = shown
  const document = plan.document as OrgDocument
  const { block } = step
  const element = document.blockElements[block.index]
  const showsCode = step.arguments.exports === 'code' || step.arguments.exports === 'both'
  const end = moved(block.span.end, { behind: false })
  if (block.inline || !element) {
    const start = moved(block.span.start, { behind: true })
    if (showsCode && !block.call) return { start, end, text: inlineCode(plan, shown) }
    return { start, end: blanksEnd(text, end), text: '' }
  }
  if (showsCode && !block.call) {
    const start = moved(block.span.start, { behind: true })
    const feed = text[end - 1] === '\n' ? 1 : 0
    return { start, end: end - feed, text: blockCode(plan, shown) }
  }
  const start = shownStart(document, element, moved)
  return { start, end: nextText(text, end), text: '' }
}

/** Where a block with its keywords begins: behind a result that was put below one of them, which was its keyword since. */
function shownStart(
  { lines }: OrgDocument,
  element: OrgElement,
  moved: MovedText['moved'],
): number {
  let start = moved(lineStart(lines, element.begin), { behind: true })
  for (let line = element.begin; line < element.start; line += 1) {
    if (!/^[ \t]*#\+results/i.test(lineText(lines, line))) continue
    const below = lineStart(lines, line + 1)
    const behind = moved(below, { behind: true })
    if (behind > moved(below, { behind: false })) start = behind
  }
  return start
}

/** Start of the next line that is not blank. */
function nextText(text: string, from: number): number {
  const blanks = /[ \r\t\n]*/y
  blanks.lastIndex = from
  const end = from + (blanks.exec(text)?.[0].length ?? 0)
  return end >= text.length ? end : Math.max(from, text.lastIndexOf('\n', end - 1) + 1)
}

/** The block as Org writes it for an export, with its header arguments and its references as `:noweb` says. */
function blockCode(plan: Plan, shown: ShownStep): string {
  const document = plan.document as OrgDocument
  const { block } = shown.step
  const line = lineText(document.lines, block.line - 1)
  const words = [block.language, block.switches, parseSrcBlockLine(line).arguments.trim()]
  const opening = `#+begin_src${words
    .filter((word) => word !== '')
    .map((word) => ` ${word}`)
    .join('')}`
  const code = `${opening}\n${commaEscape(shownCode(plan, shown))}\n#+end_src`
  const columns = indentation(block.indentation)
  if (!keepsIndentation(block.switches)) return indentedLines(code, columns)
  const column = ' '.repeat(columns)
  return `${column}${code.replace(/\n(?=#\+end_src$)/, `\n${column}`)}`
}

/** Lines further to the right, their tabs as blanks, without blanks on lines that hold nothing else (Emacs' indent-rigidly). */
function indentedLines(text: string, columns: number): string {
  return text.replace(/(?<![^\n])[ \t]*([^ \t\n]?)/g, (blanks, first: string) =>
    first === '' ? '' : ' '.repeat(columns + indentation(blanks)) + first,
  )
}

function inlineCode(plan: Plan, shown: ShownStep): string {
  const { block } = shown.step
  const text = plan.document.source.slice(block.span.start, block.span.end)
  const read = inlineSource.read({
    text,
    at: 0,
    settings: noSettings,
    exhausted: new Map(),
    brackets: new BracketEnds(text),
  })
  const parameters = read?.node.type === 'inline-src-block' ? read.node.parameters : ''
  const words = parameters === '' ? '' : ` ${parameters}`
  return `src_${block.language}[${words}]{${shownCode(plan, shown)}}`
}

/** The code with its references expanded, taken out or as they are; those that call blocks are known when it ran. */
function shownCode(plan: Plan, { step, outcome, expansion, memory }: ShownStep): string {
  const { document, sources } = plan
  const use = step.arguments.noweb.export
  if (use === 'strip') return stripReferences(step.block.code)
  if (use === 'keep') return step.block.code
  const expanded = expandNoweb(step, { document, sources, purpose: 'export', memory })
  return expanded ?? expansion ?? (outcome?.ran === true ? outcome.code : step.block.code)
}
