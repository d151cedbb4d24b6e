import type { Place } from '../errors.ts'
import { lispRefusal } from '../plan/lisp-body.ts'
import type { Step } from '../plan/plan.ts'
import { notExecutable, notLiteral } from '../plan/reference-errors.ts'
import { isExecutable } from '../session/languages/is-executable.ts'

/** Throws `E_HEADER_ARGUMENT` for a block, at `place`, that a reference, by `name`, needs the value of and that can have none. */
export function checkRunsForValue(
  { block, arguments: given }: Step,
  name: string,
  place: Place | null,
): void {
  const { language } = block
  if (!isExecutable(language)) throw notExecutable(name, language, { place })
  const refused = lispRefusal(block, given)
  if (refused !== null) throw notLiteral(name, refused, { place })
}
