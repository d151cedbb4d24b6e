import { removeCoderefs } from './coderefs.ts'
import type { NowebSource } from './noweb-source.ts'
import { expandNoweb, expandNowebCalling, type NowebCall, type NowebContext } from './noweb.ts'

/** A body with its references expanded as `:noweb` says. */
export interface BodyToRun {
  /** What the block's shell gets: labels of code lines are removed. */
  readonly code: string
  /** The same with the labels, as the hash of a cached result covers it (org-babel-sha1-hash). */
  readonly labelled: string
}

/**
 * The body of a block; null when a reference calls a block.
 * @throws RunbookError as `expandNoweb`.
 */
export function bodyToRun(source: NowebSource, context: NowebContext): BodyToRun | null {
  const isExpanded = source.arguments.noweb.eval === 'expand'
  const labelled = isExpanded ? expandNoweb(source, context) : source.block.code
  return labelled === null ? null : withoutLabels(labelled, source, context)
}

/**
 * As `bodyToRun`, with the results of the blocks that references call.
 * @throws RunbookError as `expandNowebCalling`.
 */
export async function bodyToRunCalling(
  source: NowebSource,
  context: NowebContext,
  call: NowebCall,
): Promise<BodyToRun> {
  const isExpanded = source.arguments.noweb.eval === 'expand'
  const labelled = isExpanded ? await expandNowebCalling(source, context, call) : source.block.code
  return withoutLabels(labelled, source, context)
}

function withoutLabels(
  labelled: string,
  { block }: NowebSource,
  { document }: NowebContext,
): BodyToRun {
  // Inline code has no labels (org-babel-get-src-block-info).
  const hasLabels = document.format === 'org' && !block.inline
  return { code: hasLabels ? removeCoderefs(labelled, block.switches) : labelled, labelled }
}
