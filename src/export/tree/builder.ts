import type { OrgDocument } from '../../document/document.ts'
import { firstCharacter, lineStart } from '../../document/line-index.ts'
import type { OrgElement } from '../../document/org/element.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import type { ElementNode, OrgNode } from './node.ts'

/** What building a tree passes along. */
export interface Builder {
  readonly document: OrgDocument
  readonly settings: ObjectSettings
  /** The elements right inside of a container. */
  readonly elementsIn: (container: OrgElement) => readonly OrgElement[]
  /** Builds siblings; what follows the last one begins at the line `limit`. */
  readonly build: (elements: readonly OrgElement[], place: ElementPlace) => OrgNode[]
}

/** Where an element stands: what follows it begins at the line `limit`; `depth` counts the containers around it. */
export interface ElementPlace {
  readonly limit: number
  readonly depth: number
}

/** What an element is besides its surroundings. */
export type BareElement = ElementNode extends infer Node
  ? Node extends ElementNode
    ? Omit<Node, 'parent' | 'children' | 'postBlank' | 'affiliated'> & { children?: OrgNode[] }
    : never
  : never

/** Builds one type of element. */
export type ElementBuilder = (
  builder: Builder,
  element: OrgElement,
  place: ElementPlace,
) => BareElement

/** A node of elements that were not written as such. */
export const unwritten = { parent: null, postBlank: 0, affiliated: [] } as const

/** The text of some lines as written: the last one of a file may have no line feed. */
export function sourceOf({ lines }: OrgDocument, from: number, end: number): string {
  return lines.source.slice(lineStart(lines, from), lineStart(lines, end))
}

/** The text of some lines, the last one with its line feed. */
export function textOf(document: OrgDocument, from: number, end: number): string {
  const text = sourceOf(document, from, end)
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

/** The line after the last one that is not blank, up to `end`. */
export function textEnd({ lines }: OrgDocument, start: number, end: number): number {
  let line = end
  while (line > start + 1 && firstCharacter(lines, line - 1) === '') line -= 1
  return line
}
