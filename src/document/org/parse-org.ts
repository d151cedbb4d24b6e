import { RunbookError } from '../../errors.ts'
import type { ArgumentText, Block, HeaderProperties } from '../block.ts'
import type { OrgDocument } from '../document.ts'
import { strayWords } from '../header-arguments.ts'
import { indexLines, lineStart, lineText, type LineIndex, placeOf } from '../line-index.ts'
import type { OrgElement } from './element.ts'
import { withProperty } from './header-properties.ts'
import { Outline } from './outline.ts'
import { blocksOf } from './read-block.ts'
import { scanElements } from './scan-elements.ts'
import { parseSrcBlockLine } from './src-block-line.ts'
import { todoKeywords } from './todo-keywords.ts'

/** Parses an Org document: elements by our own scanner, blocks with the arguments in effect for them. */
export function parseOrg(
  path: string,
  source: string,
  readBeside: (path: string) => string | null = () => null,
): OrgDocument {
  const lines = indexLines(path, source)
  const { elements, unclosed } = scanElements(lines)
  const problems = unclosed
    .filter((line) => isMeant(lines, line))
    .map((line) => unclosedProblem(lines, line))
  const outline = new Outline(
    lines,
    documentProperties(lines, elements, readBeside),
    todoKeywords({ lines, elements }),
  )
  const blocks: Block[] = []
  const blockElements: OrgElement[] = []
  for (const element of elements) {
    if (element.type === 'headline') outline.enter(element)
    if (element.type === 'property-drawer') outline.takeDrawer(element)
    if (element.type === 'src-block') problems.push(...blockProblems(lines, element))
    const at = { node: outline.current, index: blocks.length }
    for (const block of blocksOf(lines, element, at)) {
      blocks.push(block)
      blockElements.push(element)
    }
  }
  const { headings } = outline
  return { format: 'org', path, source, lines, headings, blocks, problems, elements, blockElements }
}

/** `#+PROPERTY: header-args …` and `#+RUNBOOK: …` count for the whole file, wherever they stand. */
function documentProperties(
  lines: LineIndex,
  elements: readonly OrgElement[],
  readBeside: (path: string) => string | null,
): HeaderProperties {
  const settings: [string, ArgumentText][] = []
  for (const element of elements) {
    if (element.type !== 'keyword') continue
    const text = lineText(lines, element.start)
    const end = lineStart(lines, element.start) + text.length
    const setup = /^[ \t]*#\+setupfile:[ \t]*"?(.*?)"?[ \t]*$/i.exec(text)?.[1]
    const texts = setup ? (readBeside(setup) ?? '').split(/\r?\n/) : [text]
    for (const line of texts) {
      const match = /^[ \t]*#\+(property|runbook):[ \t]*(.*)$/i.exec(line)
      // Arguments of a setup file have their place where it is named.
      if (match) settings.push(documentSetting(match, Math.max(end, match[2]?.length ?? 0)))
    }
  }
  const own = settings.filter(([name]) => name === 'header-args+')
  const properties = settings.filter(([name]) => name !== 'header-args+')
  const start: HeaderProperties = new Map()
  return [...own, ...properties].reduce((all, [name, text]) => withProperty(all, name, text), start)
}

function documentSetting(match: RegExpExecArray, lineEnd: number): [string, ArgumentText] {
  const value = match[2] ?? ''
  if (match[1]?.toLowerCase() === 'runbook') {
    return ['header-args+', { text: value, start: lineEnd - value.length, carrier: 'document' }]
  }
  const name = value.split(/[ \t]/, 1)[0] ?? ''
  const text = value.slice(name.length).trimStart()
  return [name, { text, start: lineEnd - text.length, carrier: 'property' }]
}

/** `:smile:` alone on a line is text; a drawer is written in capitals or is one of Org's own. */
function isMeant(lines: LineIndex, line: number): boolean {
  const drawer = /^[ \t]*:([\w-]+):/u.exec(lineText(lines, line))?.[1]
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
