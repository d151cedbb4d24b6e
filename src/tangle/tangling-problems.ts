import { placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { distinctProblems } from '../plan/distinct-problems.ts'
import { isSourceBlock } from '../plan/is-source-block.ts'
import type { Plan, Step } from '../plan/plan.ts'

/** What stands against tangling a document, and what may be a slip. */
export interface TanglingProblems {
  /** Mistakes of the document, and in the arguments of blocks that go into files. */
  readonly problems: readonly RunbookError[]
  /** Blocks that look as if they were to be tangled, and are not. */
  readonly warnings: readonly RunbookError[]
}

/** The mistakes that matter for tangling; those of blocks that go nowhere do not. */
export function tanglingProblems({ document, steps }: Plan): TanglingProblems {
  const tangled = steps.filter(
    ({ block, arguments: { tangle } }) =>
      tangle !== 'no' && !block.inactive && isSourceBlock(block),
  )
  const lines = new Set(tangled.map(({ block }) => block.line))
  // Mistakes in arguments that the parser finds stand in the opening line of their block.
  const structural = document.problems.filter(
    ({ code, place }) => code !== 'E_HEADER_ARGUMENT' || lines.has(place?.line ?? 0),
  )
  const own = tangled.flatMap(({ problems }) => problems)
  return {
    problems: distinctProblems([...structural, ...own]),
    warnings: steps.filter(isWithoutLanguage).map((step) => withoutLanguage(step, document)),
  }
}

/** In `#+begin_src :tangle a.sh` the first word is the language. */
function isWithoutLanguage({ block, arguments: { tangle } }: Step): boolean {
  return block.language === ':tangle' && tangle === 'no'
}

function withoutLanguage({ block }: Step, { lines }: Plan['document']): RunbookError {
  return new RunbookError('E_HEADER_ARGUMENT', 'the block has no language, and goes nowhere', {
    place: placeOf(lines, block.span),
    hint: 'Write a language in front of ":tangle", such as "text".',
  })
}
