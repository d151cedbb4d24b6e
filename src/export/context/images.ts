import { noSettings } from '../../document/org/objects/object-reader.ts'
import { interpret } from '../org/object-syntax.ts'
import type { LinkNode, OrgNode } from '../tree/node.ts'
import { readObjects } from '../tree/read-objects.ts'
import { allOf } from '../tree/walk.ts'

const imagePath = /\.(?:jpe?g|png|gif|svg|webp|avif)/i
const imageTypes: ReadonlySet<string> = new Set(['file', 'http', 'https'])

/** True for a link without description to a picture (org-export-inline-image-p). */
export function isInlineImage(node: OrgNode): boolean {
  return (
    node.type === 'link' &&
    node.children.length === 0 &&
    imageTypes.has(node.linkType) &&
    imagePath.test(node.path)
  )
}

/** True for a link that is a picture or has one for its description. */
function showsImage(node: LinkNode): boolean {
  if (node.children.length === 0) return isInlineImage(node)
  const inside = node.children.filter((child) => !isBlank(child))
  return inside.length === 1 && isInlineImage(inside[0] as OrgNode)
}

/** True for a paragraph that holds one picture and nothing else. */
export function isStandaloneImage(node: OrgNode): boolean {
  if (node.type !== 'paragraph') return false
  const inside = node.children.filter((child) => !isBlank(child))
  const [only] = inside
  return inside.length === 1 && only?.type === 'link' && showsImage(only)
}

function isBlank(node: OrgNode): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** Links cannot stand within links, but a picture's address may stand where a description does: it becomes the picture. */
export function placeImageLinks(nodes: readonly OrgNode[]): void {
  for (const link of allOf(nodes, 'link')) {
    if (link.children.length === 0) continue
    const read = readObjects(interpret(link.children), 'paragraph', noSettings)
    const [only] = read
    if (read.length !== 1 || only?.type !== 'link' || only.format === 'bracket') continue
    if (!isInlineImage(only)) continue
    only.parent = link
    link.children = [only]
  }
}
