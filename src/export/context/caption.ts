import { readObjects } from '../objects/read-objects.ts'
import type { OrgNode } from '../tree/node.ts'
import { entriesOf } from './affiliated.ts'
import type { Exporter } from './exporter.ts'

/** The caption of an element, its lines joined by blanks, as the exporter writes it; `''` for none. */
export function captionText(node: OrgNode, exporter: Exporter): string {
  const settings = { radio: null, abbreviations: new Map<string, string>() }
  return entriesOf(node, 'caption')
    .map(({ value }) => exporter.all(withParent(readObjects(value, 'keyword', settings), node)))
    .join(' ')
}

function withParent(objects: OrgNode[], parent: OrgNode): OrgNode[] {
  for (const object of objects) {
    object.parent = parent
    withParent(object.children, object)
  }
  return objects
}
