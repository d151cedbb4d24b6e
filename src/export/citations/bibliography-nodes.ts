import { noSettings } from '../../document/org/objects/object-reader.ts'
import type { ContainerNode, OrgNode } from '../tree/node.ts'
import { readObjects, textNode } from '../tree/read-objects.ts'
import type { CitedWorks } from './cited-works.ts'
import { authorOf, type Entry, yearOf } from './entry.ts'

/** A paragraph for each work that is cited and known, sorted by author (org-cite-basic-export-bibliography). */
export function bibliographyNodes(works: CitedWorks, style: string, postBlank: number): OrgNode[] {
  const known = works.sorted().flatMap((key) => {
    const entry = works.entry(key)
    return entry ? [{ key, entry }] : []
  })
  return known.map(({ key, entry }, at) => {
    const objects = described(entry, key, { works, style })
    // Paragraphs that stand in nothing have no place in an item or note that they could be the text of.
    return paragraph(objects, at === known.length - 1 ? postBlank : 1)
  })
}

function described(
  entry: Entry,
  key: string,
  { works, style }: { readonly works: CitedWorks; readonly style: string },
): OrgNode[] {
  const author = authorOf(entry) ?? ''
  const from = ['publisher', 'journal', 'institution', 'school']
    .map((name) => entry.get(name))
    .find((value) => value !== undefined)
  const place = from === undefined ? '' : `, ${from}`
  const year = yearOf(entry) ?? ''
  if (style === 'plain')
    return texts(`${familyNames(author)}. `, entry.get('title') ?? '', place, `, ${year}.`)
  if (style === 'numeric')
    return [
      ...texts(`[${works.number(key)}] `, author, ', '),
      italicTitle(entry),
      ...texts(place, `, ${year}.`),
    ]
  const told = works.year(key) ?? ''
  return [...texts(author, ` (${told}). `), italicTitle(entry), ...texts(place, '.')]
}

/** What stands before the comma of names, and nothing of those of one letter (org-cite-basic--shorten-names). */
function familyNames(names: string): string {
  return names
    .split(' and ')
    .map((name) => (name.length === 1 ? '' : (name.split(', ')[0] ?? '')))
    .join(', ')
}

/** A title without its braces, its formulas and entities read; Emacs writes `nil` for none. */
function italicTitle(entry: Entry): OrgNode {
  const title = entry.get('title')
  const objects =
    title === undefined ? [textNode('nil')] : readObjects(title, 'bibliography-title', noSettings)
  for (const node of objects) if (node.type === 'text') node.value = node.value.replace(/[{}]/g, '')
  return withParents({ type: 'italic', parent: null, children: objects, postBlank: 0 })
}

function texts(...values: readonly string[]): OrgNode[] {
  return values.filter((value) => value !== '').map((value) => textNode(value))
}

function paragraph(objects: OrgNode[], postBlank: number): OrgNode {
  const [first] = objects
  if (first?.type === 'text') first.value = first.value.trimStart()
  const node: ContainerNode = {
    type: 'paragraph',
    parent: null,
    children: objects,
    affiliated: [],
    postBlank,
  }
  return withParents(node)
}

function withParents(node: OrgNode): OrgNode {
  for (const child of node.children) child.parent = node
  return node
}
