import type { Block } from '../document/block.ts'
import type { HeaderArguments } from './header-arguments.ts'
import type { SkipReason } from './step.ts'

/** What `:eval` means for an export, where `no-export` and `query-export` count (Org manual, "Evaluating Code Blocks"), and `:async` does not. */
export function evaluationOnExport(complete: HeaderArguments): HeaderArguments {
  const written = complete.written.get('eval')?.value ?? ''
  const waiting = { ...complete, async: false }
  if (written === 'no-export' || written === 'never-export') return { ...waiting, eval: 'never' }
  return written === 'query-export' ? { ...waiting, eval: 'query' } : waiting
}

/**
 * True for a block that an export shows, or leaves out, without running it: Emacs reads its variables all the same
 * (org-babel-exp-src-block, which reads the arguments of every block).
 */
export function isOnlyShown({ inactive, call }: Block, skip: SkipReason | null): boolean {
  return skip !== null && skip !== 'not-selected' && !inactive && call === null
}

/**
 * Why a block that may run does not run for an export, null when it does: an export wants its result, or it changes the
 * session that others share (Org manual, "Exporting Code Blocks"; org-babel-exp-do-export).
 */
export function skippedOnExport(
  block: Block,
  { exports, written }: HeaderArguments,
): 'not-exported' | null {
  if (block.inactive) return 'not-exported'
  if (exports === 'results' || exports === 'both') return null
  if (exports === null) return 'not-exported'
  // A session without a name is none, but Org runs the block all the same.
  const hasSession = (written.get('session')?.value ?? 'none') !== 'none'
  return hasSession ? null : 'not-exported'
}
