import { interpret } from '../org/object-syntax.ts'
import type { ExportSettings } from './export-settings.ts'
import type { OrgNode } from './node.ts'
import { textNode } from './read-objects.ts'
import { secondary } from './walk.ts'

const marks = { bold: '*', italic: '/', underline: '_', 'strike-through': '+' } as const

/** Turns objects that the settings do not want read back into text (org-export--remove-uninterpreted-data). */
export function uninterpret(node: OrgNode, settings: ExportSettings): void {
  uninterpretIn(node.children, node, settings)
  uninterpretIn(secondary(node), node, settings)
}

/** The same for nodes that have a parent, or are to have it. */
export function uninterpretIn(nodes: OrgNode[], parent: OrgNode, settings: ExportSettings): void {
  replaceIn(nodes, settings)
  for (const node of nodes) {
    node.parent = parent
    uninterpret(node, settings)
  }
}

function replaceIn(nodes: OrgNode[], settings: ExportSettings): void {
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const replacement = textOf(nodes[at] as OrgNode, settings)
    if (!replacement) continue
    nodes.splice(at, 1, ...replacement)
    // What stood within markup is next.
    at += replacement.length
  }
}

function textOf(node: OrgNode, { options }: ExportSettings): OrgNode[] | null {
  const blanks = ' '.repeat(node.postBlank)
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- everything else is read by all
  switch (node.type) {
    case 'entity':
      return options.get('e') === false ? [textNode(interpret([node]))] : null
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike-through':
      return options.get('*') === false ? around(node, marks[node.type], marks[node.type]) : null
    case 'latex-fragment':
      return options.get('tex') === 'verbatim' ? [textNode(node.value + blanks)] : null
    case 'subscript':
    case 'superscript': {
      const wanted = options.get('^')
      if (wanted !== false && (wanted !== '{}' || node.braces)) return null
      const mark = node.type === 'subscript' ? '_' : '^'
      return node.braces ? around(node, `${mark}{`, '}') : around(node, mark, '')
    }
    default:
      return null
  }
}

function around(node: OrgNode, before: string, after: string): OrgNode[] {
  const end = after + ' '.repeat(node.postBlank)
  const inside = node.children
  return [textNode(before), ...inside, ...(end === '' ? [] : [textNode(end)])]
}
