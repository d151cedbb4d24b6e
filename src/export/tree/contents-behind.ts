import type { OrgElement } from '../../document/org/element.ts'
import { type Builder, sourceOf, unwritten } from './builder.ts'
import type { OrgNode } from './node.ts'
import { normalizeIndentation } from './normalize-indentation.ts'
import { readObjects } from './read-objects.ts'

/** What an item or footnote holds; `preBlank` counts the lines from its first one to its contents. */
export interface ContentsBehind {
  readonly preBlank: number
  readonly children: OrgNode[]
}

/** The contents of an element whose text may begin on its first line, at the column `textAt`, and that ends at `end`. */
export function contentsBehind(
  builder: Builder,
  element: OrgElement,
  at: { readonly textAt: number; readonly end: number; readonly depth: number },
): ContentsBehind {
  const inside = builder.elementsIn(element)
  const place = { limit: at.end, depth: at.depth }
  const [first, ...rest] = inside
  if (first?.type !== 'paragraph' || first.start !== element.start) {
    const preBlank = first ? first.begin - element.start : 0
    return { preBlank, children: builder.build(inside, place) }
  }
  const others = builder.build(rest, place)
  const text = sourceOf(builder.document, first.start, first.end).slice(at.textAt)
  if (text.trim() === '')
    return { preBlank: rest[0] ? rest[0].begin - element.start : 0, children: others }
  const preBlank = text.startsWith('\n') ? 1 : 0
  const children = readObjects(text.slice(preBlank), 'paragraph', builder.settings)
  normalizeIndentation(children, preBlank === 0)
  const postBlank = (rest[0]?.begin ?? at.end) - first.end
  return {
    preBlank,
    children: [{ type: 'paragraph', ...unwritten, children, postBlank }, ...others],
  }
}
