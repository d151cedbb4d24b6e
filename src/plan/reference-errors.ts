import type { Document } from '../document/document.ts'
import { elementNames, namedElement } from '../document/org/element-names.ts'
import { type Place, RunbookError } from '../errors.ts'
import { nearest } from './nearest.ts'

/** A reference and where it is written, null where that is not known. */
export interface PlacedReference {
  readonly text: string
  readonly place: Place | null
}

/** Nothing has the name that a reference uses; `names` are those that can be proposed for it. */
export function noSuchName(
  name: string,
  { place }: Pick<PlacedReference, 'place'>,
  { document, names }: { readonly document: Document; readonly names: Iterable<string> },
): RunbookError {
  const isNamed = document.format === 'org' && namedElement(document, name) !== null
  if (isNamed) return noValue(name, place)
  const near = nearest(name, names)
  const otherwise =
    document.format === 'org'
      ? `name it with "#+NAME: ${name}", or write the value in double quotes`
      : `write name=${name} behind the language of a fence`
  return new RunbookError('E_NO_SUCH_NAME', `nothing in ${document.path} is called "${name}"`, {
    ...(place && { place }),
    hint: near === null ? `${capital(otherwise)}.` : `Did you mean "${near}"? Else ${otherwise}.`,
  })
}

/** What has the name holds nothing that could be a value, as a drawer or a comment. */
function noValue(name: string, place: Place | null): RunbookError {
  return new RunbookError('E_NO_SUCH_NAME', `what is called "${name}" has no value`, {
    ...(place && { place }),
    hint: 'Refer to a block, table, list, paragraph, or to example, quote or fixed-width text.',
  })
}

/** Blocks that need each other's results; `names` are the references from one of them back to itself. */
export function referenceRing(
  names: readonly string[],
  { place }: Pick<PlacedReference, 'place'>,
  document: Document,
): RunbookError {
  const reason = `blocks of ${document.path} need each other: ${abridged(names).join(' → ')}`
  return new RunbookError('E_REFERENCE_RING', reason, {
    ...(place && { place }),
    hint: 'Let one of them take its value from somewhere else.',
  })
}

/** Each block of a long ring has a message of its own. */
function abridged(names: readonly string[]): readonly string[] {
  return names.length > 20 ? [...names.slice(0, 10), '…', ...names.slice(-10)] : names
}

/** A block whose result is needed cannot give one. */
export function notExecutable(
  name: string,
  language: string,
  { place }: Pick<PlacedReference, 'place'>,
): RunbookError {
  const reason = `the result of "${name}" is needed, and its language "${language}" does not run`
  return new RunbookError('E_HEADER_ARGUMENT', reason, {
    ...(place && { place }),
    hint: `Write ${name}[] for the text of the block.`,
  })
}

/** A block of Emacs Lisp whose value is needed does more than speak of literals. */
export function notLiteral(
  name: string,
  refused: string,
  { place }: Pick<PlacedReference, 'place'>,
): RunbookError {
  const reason = `"${name}" is Emacs Lisp that is not evaluated: ${refused}`
  return new RunbookError('E_HEADER_ARGUMENT', reason, {
    ...(place && { place }),
    hint: 'Emacs Lisp is read as data and never run; write the block in another language.',
  })
}

/** The names that references can use, of a document and its library. */
export function referableNames({
  document,
  library,
}: {
  readonly document: Document
  readonly library: ReadonlyMap<string, unknown>
}): string[] {
  const names =
    document.format === 'org'
      ? elementNames(document)
      : document.blocks.map(({ name }) => name).filter((name) => name !== '')
  return [...names, ...library.keys()]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
