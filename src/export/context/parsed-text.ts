import type { OrgNode } from '../tree/node.ts'
import { readObjects } from '../tree/read-objects.ts'
import { uninterpreted } from '../tree/uninterpret.ts'
import type { Exporter } from './exporter.ts'
import { placeImageLinks } from './images.ts'

/** A text that stands in a keyword, with its objects as the exporter writes them; `parent` is what the keyword belongs to. */
export function parsedText(text: string, parent: OrgNode, exporter: Exporter): string {
  const { objects: reading, settings, citations } = exporter.context
  const read = uninterpreted(readObjects(text, 'keyword', reading), parent, settings)
  const objects = citations?.arrangeText(read) ?? read
  setParents(objects, parent)
  placeImageLinks(objects)
  return exporter.all(objects)
}

function setParents(objects: readonly OrgNode[], parent: OrgNode): void {
  for (const object of objects) {
    object.parent = parent
    setParents(object.children, object)
  }
}

/** What a keyword of the document says, as TITLE, its lines joined by blanks; `''` for none. */
export function keywordText(key: string, exporter: Exporter): string {
  const { root, settings } = exporter.context
  return parsedText(settings.keywords.get(key)?.replaceAll('\n', ' ') ?? '', root, exporter)
}
