import type { OrgDocument } from '../../document/document.ts'
import { lineText } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { parseHeadline } from '../../document/org/headline.ts'
import { doneKeywords, todoKeywords } from '../../document/org/todo-keywords.ts'
import { type Builder, unwritten } from './builder.ts'
import { checkNesting } from './check-nesting.ts'
import type { HeadlineNode, OrgNode, RootNode } from './node.ts'
import { readObjects } from './read-objects.ts'

/** Heading that holds footnotes (`org-footnote-section`). */
const footnoteHeading = 'Footnotes'

/** A headline with the line at which the next one stands, or the document ends. */
interface Headline {
  readonly element: OrgElement
  readonly end: number
  /** With the level that its stars stand for. */
  readonly read: ReturnType<typeof parseHeadline>
  /** Headlines stand within each other by their stars, also where two numbers of these stand for one level. */
  readonly stars: number
  readonly done: boolean
  /** True when a deeper headline follows at `end`. */
  readonly hasBelow: boolean
}

/** The outline of a document: a section of what stands in front of the first headline, then headlines within each other. */
export function buildHeadlines(
  builder: Builder,
  before: readonly OrgElement[],
  oddLevels: boolean,
): RootNode {
  const headlines = readHeadlines(builder.document, oddLevels)
  const limit = headlines[0]?.element.start ?? builder.document.lines.count
  const root: RootNode = { type: 'root', children: [], ...unwritten }
  addSection(root, builder.build(before, { limit, depth: 0 }))
  const path: { readonly node: RootNode | HeadlineNode; readonly stars: number }[] = [
    { node: root, stars: 0 },
  ]
  for (const headline of headlines) {
    const node = headlineNode(builder, headline)
    const { stars } = headline
    while ((path.at(-1)?.stars ?? 0) >= stars) path.pop()
    checkNesting(builder.document, headline.element, path.length)
    path.at(-1)?.node.children.push(node)
    path.push({ node, stars })
  }
  return root
}

function readHeadlines(document: OrgDocument, oddLevels: boolean): Headline[] {
  const { lines } = document
  const keywords = todoKeywords(document)
  const done = doneKeywords(document)
  const elements = document.elements.filter(({ type }) => type === 'headline')
  const read = elements.map(({ start }) => parseHeadline(lineText(lines, start), keywords))
  return elements.map((element, position) => {
    const own = read[position] as Headline['read']
    return {
      element,
      end: elements[position + 1]?.start ?? lines.count,
      // org-reduced-level
      read: oddLevels ? { ...own, level: 1 + Math.floor(own.level / 2) } : own,
      stars: own.level,
      done: done.has(own.todo),
      hasBelow: (read[position + 1]?.level ?? 0) > own.level,
    }
  })
}

function addSection(parent: OrgNode, children: OrgNode[]): void {
  if (children.length > 0) parent.children.push({ type: 'section', children, ...unwritten })
}

function headlineNode(builder: Builder, headline: Headline): HeadlineNode {
  const { element, end, read, done, hasBelow } = headline
  const inside = builder.elementsIn(element)
  const children = builder.build(inside, { limit: end, depth: 0 })
  const blanks = (inside[0]?.begin ?? end) - element.end
  const isEmpty = children.length === 0 && !hasBelow
  const node: HeadlineNode = {
    type: 'headline',
    level: read.level,
    todo: read.todo,
    done,
    priority: read.priority,
    title: readObjects(read.title, 'headline', builder.settings),
    rawTitle: read.title,
    tags: read.tags,
    commented: read.commented,
    archived: read.archived,
    footnoteSection: read.title === footnoteHeading,
    preBlank: isEmpty ? 0 : blanks,
    properties: propertiesOf(children),
    ...unwritten,
    children: [],
    postBlank: isEmpty ? blanks : 0,
  }
  addSection(node, children)
  return node
}

function propertiesOf(children: readonly OrgNode[]): ReadonlyMap<string, string> {
  const drawer = children.find(({ type }) => type === 'property-drawer')
  const entries = (drawer?.children ?? []).flatMap((node) =>
    node.type === 'node-property' ? [[node.key.toUpperCase(), node.value] as const] : [],
  )
  return new Map(entries)
}
