import type { Code } from 'mdast'

import { RunbookError } from '../../errors.ts'
import { type Block, type RawArgument, type WrittenArgument, bareBlock } from '../block.ts'
import type { Heading, MarkdownDocument } from '../document.ts'
import {
  indexLines,
  lineAt,
  lineStart,
  type LineIndex,
  lineText,
  placeOf,
  type Span,
} from '../line-index.ts'
import { attributeListBelow } from './attribute-list.ts'
import { type BodyLine, readBodyHeader } from './attributes/body-header.ts'
import { canonicalArguments } from './attributes/canonical-arguments.ts'
import { directiveLanguage, directiveOptions } from './attributes/directive.ts'
import { readFrontMatter } from './attributes/front-matter.ts'
import { readInfoString } from './attributes/info-string.ts'
import { readComment } from './attributes/read-comment.ts'
import { type Fault, faultError, type Reading } from './attributes/reading.ts'
import { containerPrefix } from './container-prefix.ts'
import { parseFenceLine } from './fence.ts'
import { isResultFence, markdownFollowing } from './following.ts'
import { type InlineAction, inlineActions } from './inline-actions.ts'
import { isClosedFence, isFenced } from './mark-fences.ts'
import { markdownNodes, type MarkdownNode } from './markdown-tree.ts'
import { actionAtEnd, readAction } from './read-action.ts'

/** Parses a Markdown document: fences become blocks, with the attributes in effect for them. */
export function parseMarkdown(path: string, source: string): MarkdownDocument {
  const lines = indexLines(path, source)
  const frontMatter = readFrontMatter(source)
  const reader = new Reader(lines, frontMatter)
  for (const node of markdownNodes(source, frontMatter.end)) reader.read(node)
  const { headings, blocks } = reader
  const problems = [...nulProblems(lines), ...reader.problems]
  return { format: 'markdown', path, source, lines, headings, blocks, problems }
}

/** Arguments for all blocks of a section, and the level of its heading. */
interface SectionArguments {
  readonly level: number
  readonly arguments: readonly WrittenArgument[]
}

class Reader {
  readonly headings: Heading[] = []
  readonly blocks: Block[] = []
  readonly problems: RunbookError[] = []
  readonly #lines: LineIndex
  readonly #documentArguments: readonly WrittenArgument[]
  #titles: Heading[] = []
  #sections: SectionArguments[] = []
  /** Comments that stand together, and what they say of the block below. */
  #above: { last: MarkdownNode; arguments: readonly WrittenArgument[] } | null = null

  constructor(lines: LineIndex, frontMatter: Reading) {
    this.#lines = lines
    this.#documentArguments = this.#argumentsOf(frontMatter, mostShared)
  }

  read(node: MarkdownNode): void {
    if (node.node.type === 'heading') this.#heading(node, node.node.depth)
    else if (node.node.type === 'html') this.#html(node)
    else if (node.node.type === 'code') this.#code(node, node.node)
    else if (node.node.type === 'paragraph') {
      for (const found of inlineActions(this.#lines.source, node)) this.#inline(found)
    }
  }

  /** Notes what is wrong with a carrier. So many arguments that reading them takes its time are wrong, too. */
  #argumentsOf({ arguments: all, faults }: Reading, most: number): readonly WrittenArgument[] {
    const surplus = all[most]
    for (const fault of faults) this.problems.push(faultError(this.#lines, fault))
    if (surplus) this.problems.push(faultError(this.#lines, tooMany(surplus.span)))
    return surplus ? all.slice(0, most) : all
  }

  /** A comment is about the block below also where other comments stand between. */
  #html(node: MarkdownNode): void {
    const comment = readComment(this.#lines.source.slice(node.start, node.end), node.start)
    const before = this.#argumentsAbove(node)
    const own =
      comment?.scope === 'block' ? this.#argumentsOf(comment, mostOwn - before.length) : []
    this.#above = { last: node, arguments: own.length > 0 ? [...before, ...own] : before }
    if (comment?.scope === 'section') this.#section(comment)
  }

  #section(comment: Reading): void {
    const shared = [this.#documentArguments, ...this.#sections.map((each) => each.arguments)]
    const inEffect = shared.reduce((sum, { length }) => sum + length, 0)
    const found = this.#argumentsOf(comment, mostShared - inEffect)
    if (found.length > 0)
      this.#sections.push({ level: this.#titles.at(-1)?.level ?? 0, arguments: found })
  }

  #argumentsAbove(node: MarkdownNode): readonly WrittenArgument[] {
    return this.#above?.last.next === node ? this.#above.arguments : []
  }

  #heading(node: MarkdownNode, level: number): void {
    const text = this.#lines.source.slice(node.start, node.end)
    const title = text
      .replace(/^#{1,6}[ \t]*/, '')
      .replace(/\r?\n[ \t]*(?:=+|-+)[ \t]*$/, '')
      .trimEnd()
      .replace(/(?<![ \t])[ \t]+#+$/, '')
      .trim()
    const heading = { title, level, line: node.line }
    this.#sections = this.#sections.filter((section) => section.level < level)
    this.#titles = [...this.#titles.filter((above) => above.level < level), heading]
    this.headings.push(heading)
  }

  #code(node: MarkdownNode, code: Code): void {
    const text = this.#lines.source.slice(node.start, node.end)
    const fence = isFenced(code) ? parseFenceLine(text) : null
    if (!fence) return
    const first = lineAt(this.#lines, node.start)
    const opening = this.#lines.source.slice(lineStart(this.#lines, first), node.start)
    const closed = isClosedFence(code)
    if (!closed) this.problems.push(unclosedFence(this.#lines, node))
    if (isResultFence(code)) return
    // A fence that its container cuts off ends where the next line starts.
    const last = lineAt(this.#lines, Math.max(node.start, node.end - 1))
    const list = closed ? attributeListBelow(this.#lines, last) : null
    if (fence.info === '' && list?.language === 'output') return
    const info = readInfoString(fence.info, node.start + fence.infoAt)
    const language = info.language || (list?.language ?? '')
    const options = directiveLanguage(fence.info) ? directiveOptions(code.value) : 0
    const all = [
      ...(closed ? closingAction(this.#lines, last) : []),
      ...this.#argumentsFor(node, info, readBodyHeader(language, this.#body(first, code))),
    ]
    this.blocks.push({
      index: this.blocks.length,
      language,
      name: nameOf(all),
      headings: this.#titles.map(({ title }) => title),
      arguments: all.filter(({ key }) => key !== 'name'),
      call: null,
      inline: false,
      inactive: false,
      attachments: null,
      switches: '',
      code: code.value.replaceAll('\r\n', '\n').split('\n').slice(options).join('\n'),
      span: { start: node.start, end: lineStart(this.#lines, last + (list === null ? 1 : 2)) },
      body: {
        start: lineStart(this.#lines, first + 1 + options),
        end: lineStart(this.#lines, closed ? last : last + 1),
      },
      closed,
      line: node.line,
      writtenLine: node.line,
      indentation: containerPrefix(opening),
      ...markdownFollowing(this.#lines, node, language !== ''),
    })
  }

  /** What a click types into the terminal; its output has no place in the line. */
  #inline({ span, body, code, action, actionAt }: InlineAction): void {
    const line = lineAt(this.#lines, span.start) + 1
    const silent: WrittenArgument = { key: 'results', value: 'none', carrier: 'block', span }
    this.blocks.push({
      ...bareBlock,
      index: this.blocks.length,
      language: 'bash',
      headings: this.#titles.map(({ title }) => title),
      arguments: canonicalArguments([
        ...this.#sharedArguments(),
        ...readAction(action, actionAt),
        silent,
      ]),
      inline: true,
      code,
      span,
      body,
      line,
      writtenLine: line,
    })
  }

  /** All arguments of a block, weakest carrier first. */
  #argumentsFor(node: MarkdownNode, info: Reading, header: Reading): RawArgument[] {
    return canonicalArguments([
      ...this.#sharedArguments(),
      ...this.#argumentsAbove(node),
      ...this.#argumentsOf(info, mostOwn),
      ...this.#argumentsOf(header, mostOwn),
    ])
  }

  #sharedArguments(): RawArgument[] {
    return [...this.#documentArguments, ...this.#sections.flatMap((section) => section.arguments)]
  }

  /** The lines of a body with their places; `first` is the line of the fence, from 0. */
  *#body(first: number, code: Code): Generator<BodyLine> {
    let line = first
    for (const { 0: whole } of code.value.matchAll(/[^\n]*(?:\n|$)/g)) {
      line += 1
      const text = whole.trimEnd()
      const column = lineText(this.#lines, line).indexOf(text)
      yield { text, start: lineStart(this.#lines, line) + Math.max(0, column) }
    }
  }
}

/** What the closing line of a fence, counted from 0, says that a click does. */
function closingAction(lines: LineIndex, line: number): readonly WrittenArgument[] {
  const text = lineText(lines, line)
  const found = /(?<=```|~~~)\{\{/.exec(text)
  const action = found ? text.slice(found.index) : ''
  return actionAtEnd.test(action)
    ? readAction(action, lineStart(lines, line) + text.lastIndexOf('{{'))
    : []
}

/** Arguments that a carrier may give to one block, and all of them to every block of a section. */
const mostOwn = 1000
const mostShared = 100

function tooMany(span: Span): Fault {
  const reason = `there are more attributes than ${mostOwn} for a block or ${mostShared} for a section`
  return { code: 'E_HEADER_ARGUMENT', reason, hint: 'Remove those from here on.', span }
}

/** A name is for one block alone. */
function nameOf(all: readonly RawArgument[]): string {
  const own = ({ carrier }: RawArgument): boolean => carrier !== 'document' && carrier !== 'section'
  return all.findLast((argument) => argument.key === 'name' && own(argument))?.value ?? ''
}

function unclosedFence(lines: LineIndex, node: MarkdownNode): RunbookError {
  const first = lineText(lines, lineAt(lines, node.start))
  const start = node.start
  const end = lineStart(lines, lineAt(lines, start)) + first.length
  return new RunbookError('E_UNCLOSED', `nothing closes the fence "${first.trim()}"`, {
    place: placeOf(lines, { start, end }),
    hint: unclosedHint(lines, node),
  })
}

/** A fence that ends before the text does was cut off by its list item or quote, whose marks or indentation a line lacks. */
function unclosedHint(lines: LineIndex, { end }: MarkdownNode): string {
  const rest = lines.source.slice(end)
  if (rest.trim() === '') return 'Add a line with the same fence marker, alone, after the code.'
  const line = lineAt(lines, end + rest.search(/\S/)) + 1
  return `Its list item or quote ends above line ${line}: indent or mark all lines of the code as the fence is.`
}

/** No shell and no C string can hold a NUL. */
function nulProblems(lines: LineIndex): RunbookError[] {
  const start = lines.source.indexOf('\u0000')
  if (start < 0) return []
  const place = placeOf(lines, { start, end: start + 1 })
  const hint = "Remove it, for example: tr -d '\\000'."
  return [new RunbookError('E_ENCODING', 'the document holds a NUL character', { place, hint })]
}
