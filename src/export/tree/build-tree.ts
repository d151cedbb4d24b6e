import { addToGroup } from '../../document/add-to-group.ts'
import type { OrgDocument } from '../../document/document.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { buildElement } from './build-element.ts'
import { buildHeadlines } from './build-headlines.ts'
import type { Builder, ElementPlace } from './builder.ts'
import { checkNesting } from './check-nesting.ts'
import type { OrgNode, RootNode } from './node.ts'
import { objectSettings } from './object-settings.ts'
import { secondary } from './walk.ts'

/**
 * The tree that an export is made from: sections in headlines, elements in them, objects in those
 * (org-element-parse-buffer), where stars are counted by twos with `oddLevels`. The document's lines end in line feeds.
 * @throws RunbookError E_REFUSED for headings and elements that nest without measure.
 */
export function buildTree(document: OrgDocument, oddLevels: boolean): RootNode {
  const below = childrenByParent(document.elements)
  const builder: Builder = {
    document,
    settings: objectSettings(document),
    elementsIn: (container) => below.get(container) ?? [],
    build: (elements, place) => siblingsOf(builder, elements, place),
  }
  const before = (below.get(null) ?? []).filter(({ type }) => type !== 'headline')
  const root = buildHeadlines(builder, before, oddLevels)
  linkParents(root)
  return root
}

function childrenByParent(
  elements: readonly OrgElement[],
): ReadonlyMap<OrgElement | null, OrgElement[]> {
  const below = new Map<OrgElement | null, OrgElement[]>()
  for (const element of elements) addToGroup(below, element.parent, element)
  return below
}

function siblingsOf(
  builder: Builder,
  elements: readonly OrgElement[],
  { limit, depth }: ElementPlace,
): OrgNode[] {
  if (elements[0]) checkNesting(builder.document, elements[0], depth)
  return elements.map((element, position) => {
    const next = elements[position + 1]?.begin ?? limit
    return buildElement(builder, element, { limit: next, depth: depth + 1 })
  })
}

function linkParents(root: OrgNode): void {
  const stack: OrgNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const child of [...node.children, ...secondary(node)]) {
      child.parent = node
      stack.push(child)
    }
  }
}
