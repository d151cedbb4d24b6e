import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { ArgumentReader } from './argument-reader.ts'
import {
  type ArgumentSettings,
  type CompletedArguments,
  completeArguments,
  mergedArguments,
} from './complete-arguments.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { tangleTarget } from './tangle-arguments.ts'

/**
 * Completes the header arguments of a document's blocks as `completeArguments` does. What blocks with equal arguments
 * have in common is worked out for the first of them; the paths of `:tangle` may differ, since nothing else is read from them.
 */
export function argumentCompleter(
  document: Document,
  settings: ArgumentSettings,
): (block: Block) => CompletedArguments {
  const known = new Map<string, HeaderArguments>()
  return (block) => {
    const key = whatIsWritten(block)
    const like = known.get(key)
    if (like) return completedLike(like, mergedArguments(document, block, settings), document)
    const completed = completeArguments(document, block, settings)
    if (isCommon(completed)) known.set(key, completed.arguments)
    return completed
  }
}

/** All that `completeArguments` looks at in a block, but for places and the path of `:tangle`; no two blocks that differ share it. */
function whatIsWritten({ language, inline, arguments: written }: Block): string {
  let text = `${inline} ${language.length} ${language}`
  for (const { key, value, carrier } of written) {
    const read = key === 'tangle' ? null : value
    text += ` ${carrier} ${key.length} ${key} ${read === null ? '' : `${read.length} ${read}`}`
  }
  return text
}

/** Problems and variables tell of the places where they stand, so they belong to one block. */
function isCommon({ problems, arguments: { variables } }: CompletedArguments): boolean {
  return problems.length === 0 && variables.length === 0
}

function completedLike(
  like: HeaderArguments,
  { merged, written }: ReturnType<typeof mergedArguments>,
  document: Document,
): CompletedArguments {
  const reader = new ArgumentReader(merged, document)
  return {
    arguments: { ...like, written, tangle: tangleTarget(reader) },
    problems: reader.problems,
    fault: reader.fault,
    mergeFault: null,
  }
}
