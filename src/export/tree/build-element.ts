import { affiliatedKeywords } from '../../document/org/affiliated.ts'
import type { OrgElement, OrgElementType } from '../../document/org/element.ts'
import { buildExample, buildExport, buildSource, buildVerse } from './build-block.ts'
import { buildContainer, buildDrawer, buildFootnote, buildProperties } from './build-container.ts'
import { buildList } from './build-list.ts'
import { buildTable } from './build-table.ts'
import { buildFixedWidth, buildKeyword, buildParagraph, buildRaw } from './build-text.ts'
import { type Builder, type ElementBuilder, type ElementPlace, textEnd } from './builder.ts'
import type { OrgNode } from './node.ts'

/** How each element of the scanner becomes a node; headlines and items are built with what they stand in. */
const builders: Readonly<Record<Exclude<OrgElementType, 'headline' | 'item'>, ElementBuilder>> = {
  paragraph: buildParagraph,
  'plain-list': buildList,
  table: buildTable,
  'src-block': buildSource,
  'example-block': buildExample,
  'export-block': buildExport,
  'verse-block': buildVerse,
  'comment-block': () => ({ type: 'comment-block' }),
  comment: () => ({ type: 'comment' }),
  'horizontal-rule': () => ({ type: 'horizontal-rule' }),
  keyword: buildKeyword,
  'fixed-width': buildFixedWidth,
  'babel-call': buildRaw,
  'latex-environment': buildRaw,
  clock: buildRaw,
  'diary-sexp': buildRaw,
  planning: buildRaw,
  'quote-block': buildContainer,
  'center-block': buildContainer,
  'special-block': buildDrawer,
  'dynamic-block': buildDrawer,
  drawer: buildDrawer,
  'property-drawer': buildProperties,
  'footnote-definition': buildFootnote,
}

/** The node of an element with all that is in it. */
export function buildElement(builder: Builder, element: OrgElement, place: ElementPlace): OrgNode {
  const { document } = builder
  const bare = builders[element.type as keyof typeof builders](builder, element, place)
  const keywords = affiliatedKeywords(document.lines, element)
  const affiliated = keywords.map(({ key, option, value }) => ({ key, option, value }))
  // Org counts the line feed of a fixed-width area as a blank line.
  const extra = element.type === 'fixed-width' ? 1 : 0
  const postBlank = place.limit - textEnd(document, element.start, element.end) + extra
  return { ...bare, children: bare.children ?? [], affiliated, parent: null, postBlank } as OrgNode
}
