import { removeCoderefs } from './coderefs.ts'
import type { NowebSource } from './noweb-source.ts'
import { expandNoweb, expandNowebCalling, type NowebCall, type NowebContext } from './noweb.ts'

/**
 * The body that a block's shell gets: references expanded as `:noweb` says, labels of code lines removed. Null when a
 * reference calls a block.
 * @throws RunbookError as `expandNoweb`.
 */
export function bodyToRun(source: NowebSource, context: NowebContext): string | null {
  const isExpanded = source.arguments.noweb.eval === 'expand'
  const body = isExpanded ? expandNoweb(source, context) : source.block.code
  return body === null ? null : withoutLabels(body, source, context)
}

/**
 * As `bodyToRun`, with the results of the blocks that references call.
 * @throws RunbookError as `expandNowebCalling`.
 */
export async function bodyToRunCalling(
  source: NowebSource,
  context: NowebContext,
  call: NowebCall,
): Promise<string> {
  const isExpanded = source.arguments.noweb.eval === 'expand'
  const body = isExpanded ? await expandNowebCalling(source, context, call) : source.block.code
  return withoutLabels(body, source, context)
}

function withoutLabels(body: string, { block }: NowebSource, { document }: NowebContext): string {
  return document.format === 'org' ? removeCoderefs(body, block.switches) : body
}
