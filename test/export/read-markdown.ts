import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** What a reader of Markdown finds in a text: its HTML, and the addresses of links and pictures. */
export function remark(text: string): {
  readonly html: readonly string[]
  readonly addresses: string[]
} {
  const html: string[] = []
  const addresses: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'html') html.push(node.value)
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
      addresses.push(node.url)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(unified().use(remarkParse).parse(text))
  return { html, addresses }
}
