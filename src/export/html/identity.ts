import { entriesOf } from '../context/affiliated.ts'
import type { ExportContext } from '../context/export-context.ts'
import type { OrgNode } from '../tree/node.ts'
import { escapeAttribute } from './escape.ts'

/** The anchor of a node, safe in an attribute: a headline's own one, else one of ours. */
export function idOf(node: OrgNode, context: ExportContext): string {
  const own = node.type === 'headline' ? node.properties.get('CUSTOM_ID') : undefined
  return own === undefined ? context.reference(node) : escapeAttribute(own)
}

/** The anchor of an element that has a name, null for others. */
export function namedId(node: OrgNode, context: ExportContext): string | null {
  return entriesOf(node, 'name').length === 0 ? null : context.reference(node)
}
