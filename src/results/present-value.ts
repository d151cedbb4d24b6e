import type { Document, OrgDocument } from '../document/document.ts'
import { lineStart } from '../document/line-index.ts'
import { namedElement } from '../document/org/element-names.ts'
import type { OrgElement } from '../document/org/element.ts'
import { elementValue } from '../document/org/named-values.ts'
import { parseDocument } from '../document/parse-document.ts'
import type { Value } from '../document/value.ts'
import type { Outcome } from '../execute/outcome.ts'
import { isWritable } from './outcome-edit.ts'
import { writeOutcomes } from './write-outcomes.ts'

/**
 * The value of named data once outcomes are written, as Emacs writes each before it goes on; null when there is none, and
 * undefined for a name of the document whose data can hold no result, so that it is as it was read.
 */
export async function presentValue(
  document: Document,
  name: string,
  outcomes: readonly Outcome[],
): Promise<Value | undefined> {
  if (document.format !== 'org') return undefined
  const element = namedElement(document, name)
  const writable = outcomes.filter(isWritable)
  if (writable.length === 0 || (element && !holdsResult(document, element))) return undefined
  const { source } = await writeOutcomes(document, writable)
  const written = await parseDocument(document.path, Buffer.from(source))
  const now = written.format === 'org' ? namedElement(written, name) : null
  return written.format === 'org' && now && !isCode(now) ? elementValue(written, now) : null
}

function isCode({ type }: OrgElement): boolean {
  return type === 'src-block' || type === 'babel-call'
}

const executable = /#\+(?:results|begin_src|call:)|src_[^\s[{]+[[{]|call_[^\s[(]+[[(]/i

/** True for a result, and for what has executable code in it; what a heading holds is not looked at. */
function holdsResult({ lines, source }: OrgDocument, element: OrgElement): boolean {
  if (element.type === 'headline') return true
  if (isCode(element)) return false
  return executable.test(
    source.slice(lineStart(lines, element.begin), lineStart(lines, element.end)),
  )
}
