import { dirname } from 'node:path'

import { placeOf } from './document/line-index.ts'
import { RunbookError } from './errors.ts'
import { ReferenceResolver } from './execute/reference-resolver.ts'
import type { RunForValue } from './execute/run-for-value.ts'
import type { Plan } from './plan/plan.ts'
import { printBare } from './plan/print-lisp.ts'
import { composeFiles } from './tangle/compose-files.ts'
import type { TangleSettings } from './tangle/tangled-block.ts'
import { TangleWriter, type WrittenFile } from './tangle/write-files.ts'

/** What happens while a document is tangled. */
export type TangleEvent =
  | { readonly type: 'file'; readonly file: WrittenFile }
  | { readonly type: 'problem'; readonly error: RunbookError }

/** Absolute paths that the user granted, and those that nothing may go to. */
export interface TangleOptions {
  readonly allowWrite: readonly string[]
  readonly protect: readonly string[]
}

/** Writes the files that a document tangles to, up to the first that cannot be written: then it returns false. */
export async function* tangle(
  plan: Plan,
  { allowWrite, protect }: TangleOptions,
  run = refuseToRun(plan),
): AsyncGenerator<TangleEvent, boolean, undefined> {
  const grants = { directory: dirname(plan.document.path), write: allowWrite, protect }
  const writer = new TangleWriter(plan, grants)
  try {
    for await (const file of composeFiles(plan, tangleSettings(plan, run)))
      yield { type: 'file', file: writer.write(file) }
    return true
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    yield { type: 'problem', error }
    return false
  } finally {
    writer.close()
  }
}

/** Where no block may run: the answer to a file that needs the result of one. */
function refuseToRun({ document }: Plan): RunForValue {
  return async ({ block }) => {
    const label = block.name === '' ? `the block on line ${block.writtenLine}` : `"${block.name}"`
    throw new RunbookError(
      'E_REFUSED',
      `a file needs the result of ${label}, and nothing runs here`,
      {
        place: placeOf(document.lines, block.span),
        hint: 'Let such blocks run with "runbook tangle --run", or refer to the code, without parentheses.',
      },
    )
  }
}

/** Settings for tangling; `run` runs a block that a file needs the result of. */
export function tangleSettings(plan: Plan, run = refuseToRun(plan)): TangleSettings {
  const resolver = new ReferenceResolver({
    plan,
    thisValue: null,
    callers: [],
    isBrought: false,
    directory: dirname(plan.document.path),
    run,
    cache: { present: async () => null, presentDocument: async () => null },
  })
  return {
    resolve: async (step) => (await resolver.resolve(step)).step,
    call: async (text) => printBare(await resolver.value(text)),
  }
}
