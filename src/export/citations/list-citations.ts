import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import { entriesOf } from '../context/affiliated.ts'
import type { CitationNode, OrgNode, RootNode } from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'
import { readObjects } from '../tree/read-objects.ts'
import { walk, walkInPlace } from '../tree/walk.ts'

/**
 * The citations of a tree in the order of reading: those of a footnote where it is first referred to, those of a caption
 * in front of what it is about (org-cite-list-citations).
 */
export function* listCitations(
  root: RootNode,
  definitions: ReadonlyMap<string, readonly OrgNode[]>,
  objects: ObjectSettings,
): Generator<CitationNode, void, undefined> {
  const known = new Set<string>()
  // The texts that are being read, each within the one before it.
  const open = [walkInPlace([root])]
  for (let reading = open.at(-1); reading; reading = open.at(-1)) {
    const node = reading.next().value
    if (!node) open.pop()
    else if (node.type === 'citation') yield node
    else if (isElement(node)) yield* captionCitations(node, objects)
    if (node?.type !== 'footnote-reference' || node.inline || known.has(node.label)) continue
    known.add(node.label)
    open.push(walkInPlace(definitions.get(node.label) ?? []))
  }
}

function* captionCitations(node: OrgNode, objects: ObjectSettings): Generator<CitationNode> {
  for (const { option, value } of entriesOf(node, 'caption'))
    for (const text of [value, option ?? ''])
      if (text.includes('[cite'))
        for (const inner of walk(readObjects(text, 'keyword', objects)))
          if (inner.type === 'citation') yield inner
}
