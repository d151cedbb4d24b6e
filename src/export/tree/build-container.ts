import { lineText } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { nodeProperties } from '../../document/org/node-properties.ts'
import { type BareElement, type Builder, type ElementPlace, unwritten } from './builder.ts'
import { contentsBehind } from './contents-behind.ts'
import type { NamedContainerNode, OrgNode } from './node.ts'

/** Quotes and centered text. */
export function buildContainer(
  builder: Builder,
  element: OrgElement,
  place: ElementPlace,
): BareElement {
  const type = element.type as 'quote-block' | 'center-block'
  return { type, children: blockContents(builder, element, place) }
}

const namedOpening =
  /^[ \t]*(?:#\+begin_(\S+)|#\+begin:[ \t]+(\S+)|:([-\w\p{L}\p{N}]+):)[ \t]*([^]*[^ \t]|)[ \t]*$/iu

/** Drawers, special blocks and dynamic blocks, which have names. */
export function buildDrawer(
  builder: Builder,
  element: OrgElement,
  place: ElementPlace,
): BareElement {
  const match = namedOpening.exec(lineText(builder.document.lines, element.start))
  return {
    type: element.type as NamedContainerNode['type'],
    name: match?.[1] ?? match?.[2] ?? match?.[3] ?? '',
    parameters: match?.[4] ?? '',
    children: blockContents(builder, element, place),
  }
}

/** Blank lines at the beginning are a paragraph of their own, as they are for Emacs. */
function blockContents(builder: Builder, element: OrgElement, { depth }: ElementPlace): OrgNode[] {
  const limit = element.end - 1
  const inside = builder.elementsIn(element)
  const children = builder.build(inside, { limit, depth })
  const postBlank = (inside[0]?.begin ?? limit) - element.start - 1
  if (postBlank === 0) return children
  const text: OrgNode = { type: 'text', value: '\n', children: [], parent: null, postBlank: 0 }
  return [{ type: 'paragraph', ...unwritten, children: [text], postBlank }, ...children]
}

/** A property drawer with its properties. */
export function buildProperties({ document }: Builder, element: OrgElement): BareElement {
  const children = nodeProperties(document.lines, element).map(({ key, value }): OrgNode => ({
    type: 'node-property',
    key,
    value,
    children: [],
    ...unwritten,
  }))
  return { type: 'property-drawer', children }
}

/** A footnote's definition, whose text may begin behind its label. */
export function buildFootnote(
  builder: Builder,
  element: OrgElement,
  { depth }: ElementPlace,
): BareElement {
  const opening = /^\[fn:([^\]]*)\][ \t]*/.exec(lineText(builder.document.lines, element.start))
  const textAt = opening?.[0].length ?? 0
  const contents = contentsBehind(builder, element, { textAt, end: element.end, depth })
  return { type: 'footnote-definition', label: opening?.[1] ?? '', ...contents }
}
