import type { Document, OrgDocument } from '../document/document.ts'
import { lineStart } from '../document/line-index.ts'
import { namedElement } from '../document/org/element-names.ts'
import type { OrgElement } from '../document/org/element.ts'
import { elementValue } from '../document/org/named-values.ts'
import type { PresentThing } from '../execute/execute-options.ts'
import type { Outcome } from '../execute/outcome.ts'
import { isWritable } from './outcome-edit.ts'
import { presentDocument } from './present-document.ts'

/**
 * What a name stands for once outcomes are written, as Emacs writes each before it goes on: data, or code that a result
 * brought. Null for a name of the document that can hold no result, so that it is as it was read.
 */
export async function presentThing(
  document: Document,
  name: string,
  outcomes: readonly Outcome[],
): Promise<PresentThing> {
  if (document.format !== 'org') return null
  const element = namedElement(document, name)
  const writable = outcomes.filter(isWritable)
  if (writable.length === 0 || (element && !holdsResult(document, element))) return null
  const written = await presentDocument(document, writable)
  const now = written.format === 'org' ? namedElement(written, name) : null
  if (written.format !== 'org' || !now) return { value: null }
  return isCode(now) ? { document: written } : { value: elementValue(written, now) }
}

function isCode({ type }: OrgElement): boolean {
  return type === 'src-block' || type === 'babel-call'
}

const executable = /#\+(?:results|begin_src|call:)|(?:src|call)_/i

/** True for a result, and for what may have executable code in it; what a heading holds is not looked at. */
function holdsResult({ lines, source }: OrgDocument, element: OrgElement): boolean {
  if (element.type === 'headline') return true
  if (isCode(element)) return false
  return executable.test(
    source.slice(lineStart(lines, element.begin), lineStart(lines, element.end)),
  )
}
