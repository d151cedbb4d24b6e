import { interpret } from '../org/object-syntax.ts'
import type { ExportSettings } from './export-settings.ts'
import type { OrgNode } from './node.ts'
import { textNode } from './read-objects.ts'
import { changeLists } from './walk.ts'

const marks = { bold: '*', italic: '/', underline: '_', 'strike-through': '+' } as const

/** Turns objects that the settings do not want read back into text (org-export--remove-uninterpreted-data). */
export function uninterpret(node: OrgNode, settings: ExportSettings): void {
  changeLists(node, (nodes) => uninterpreted(nodes, node, settings))
}

/** The same for nodes that have a parent, or are to have it. */
export function uninterpreted(
  nodes: readonly OrgNode[],
  parent: OrgNode,
  settings: ExportSettings,
): OrgNode[] {
  return nodes.flatMap((node) => {
    const replacement = textOf(node, settings)
    // What stood within markup is read back, too.
    if (replacement) return uninterpreted(replacement, parent, settings)
    node.parent = parent
    uninterpret(node, settings)
    return [node]
  })
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
    case 'latex-environment':
      return options.get('tex') === 'verbatim'
        ? [textNode(node.value.trimEnd() + '\n'.repeat(node.postBlank + 1))]
        : null
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
