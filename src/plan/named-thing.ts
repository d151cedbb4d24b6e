import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { namedElement } from '../document/org/element-names.ts'
import type { OrgElement } from '../document/org/element.ts'
import { elementValue } from '../document/org/named-values.ts'
import type { Value } from '../document/value.ts'
import { blockIndexOf } from './block-index-of.ts'
import type { Reference } from './reference.ts'
import type { Plan, Step } from './step.ts'

/** What a name stands for: a block that runs for its value, or a value as it is. */
export type NamedThing = { readonly step: Step } | { readonly value: Value }

/**
 * What a reference without `FILE:` names in a document, else in its library (org-babel-ref-resolve); null for nothing. In
 * Markdown only blocks have names.
 */
export function namedThing(
  { name, index }: Reference,
  { document, steps, library }: Pick<Plan, 'document' | 'steps' | 'library'>,
): NamedThing | null {
  const element = document.format === 'org' ? namedElement(document, name) : null
  const at = indexOfNamed(document, name, element)
  const step = steps[at]
  const isText = step !== undefined && index === '' && step.block.call === null
  if (step && !isText) return { step }
  if (step && document.format !== 'org') return { value: blockText(step.block) }
  const lent = element === null ? library.get(name) : undefined
  if (lent) return { step: lent }
  const value = element && document.format === 'org' ? elementValue(document, element) : null
  return value === null ? null : { value }
}

/** The text of a block as `NAME[]` gives it: lines, or nothing of a block without any. */
function blockText({ code, body }: Block): string {
  return body.start === body.end ? '' : `${code}\n`
}

function indexOfNamed(document: Document, name: string, element: OrgElement | null): number {
  if (document.format !== 'org') return document.blocks.findIndex((block) => block.name === name)
  return element ? blockIndexOf(document, element) : -1
}
