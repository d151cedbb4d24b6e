import { RunbookError } from '../../errors.ts'
import { type Beside, nothingBeside } from '../beside.ts'
import type { Block } from '../block.ts'
import type { OrgDocument } from '../document.ts'
import { strayWords } from '../header-arguments.ts'
import {
  indexLines,
  lineStart,
  lineText,
  type LineIndex,
  placeOf,
  type WrittenLines,
} from '../line-index.ts'
import { documentProperties } from './document-properties.ts'
import type { OrgElement } from './element.ts'
import { keywordLines } from './keyword-lines.ts'
import { Outline } from './outline.ts'
import { blocksOf } from './read-block.ts'
import { scanElements } from './scan-elements.ts'
import { parseSrcBlockLine } from './src-block-line.ts'
import { todoKeywords } from './todo-keywords.ts'

/**
 * Parses an Org document: elements by our own scanner, blocks with the arguments in effect for them. `written` says where the
 * lines of a text were written that was made of another one.
 */
export function parseOrg(
  path: string,
  source: string,
  beside: Beside = nothingBeside,
  written: WrittenLines | null = null,
): OrgDocument {
  const lines = indexLines(path, source, written)
  const { elements, unclosed } = scanElements(lines)
  const problems = unclosed
    .filter((line) => isMeant(lines, line))
    .map((line) => unclosedProblem(lines, line))
  const keywords = keywordLines({ lines, elements }, beside)
  const properties = documentProperties(keywords)
  const outline = new Outline(lines, beside, properties, todoKeywords({ keywords }))
  const blocks: Block[] = []
  const blockElements: OrgElement[] = []
  for (const [place, element] of elements.entries()) {
    if (element.type === 'headline') outline.enter(element)
    // What the drawer of a heading says counts for code in its title, too.
    const drawer = element.type === 'headline' ? drawerBelow(elements, place) : null
    if (drawer) outline.takeDrawer(drawer)
    if (element.type === 'property-drawer' && !element.parent) outline.takeDrawer(element)
    if (element.type === 'src-block') problems.push(...blockProblems(lines, element))
    const at = { node: outline.current, index: blocks.length }
    for (const block of blocksOf(lines, element, at)) {
      blocks.push(block)
      blockElements.push(element)
    }
  }
  const { headings } = outline
  const text = { format: 'org' as const, path, source, lines, keywords, elements }
  return { ...text, headings, blocks, problems, blockElements }
}

/** The property drawer of the headline at a place among the elements: only its dates may stand in front of it. */
function drawerBelow(elements: readonly OrgElement[], place: number): OrgElement | null {
  const below = elements[place + 1]?.type === 'planning' ? elements[place + 2] : elements[place + 1]
  return below?.type === 'property-drawer' ? below : null
}

/** `:smile:` alone on a line is text, as is an `:END:` too many; a drawer is written in capitals or is one of Org's own. */
function isMeant(lines: LineIndex, line: number): boolean {
  const drawer = /^[ \t]*:([\w-]+):/u.exec(lineText(lines, line))?.[1]
  if (drawer === 'END') return false
  return drawer === undefined || /^(?:[A-Z][A-Z_-]+|results|properties|logbook)$/.test(drawer)
}

function unclosedProblem(lines: LineIndex, line: number): RunbookError {
  const text = lineText(lines, line)
  const span = { start: lineStart(lines, line), end: lineStart(lines, line) + text.length }
  const block = /^[ \t]*#\+begin_(\S+)/i.exec(text)
  const end = block ? `#+end_${block[1]}` : /^[ \t]*#\+begin:/i.test(text) ? '#+end:' : ':END:'
  return new RunbookError('E_UNCLOSED', `nothing closes "${text.trim()}"`, {
    place: placeOf(lines, span),
    hint: `Add a line "${end}" before the next heading; a line that begins with "* " inside of it must be written ",* ".`,
  })
}

function blockProblems(lines: LineIndex, element: OrgElement): RunbookError[] {
  const opening = parseSrcBlockLine(lineText(lines, element.start))
  const words = strayWords(opening.arguments)
  if (words === '') return []
  const start =
    lineStart(lines, element.start) + opening.argumentsAt + opening.arguments.indexOf(words)
  return [
    new RunbookError('E_HEADER_ARGUMENT', `"${words}" belongs to no header argument`, {
      place: placeOf(lines, { start, end: start + words.length }),
      hint: 'Header arguments begin with a colon, as in ":results output".',
    }),
  ]
}
