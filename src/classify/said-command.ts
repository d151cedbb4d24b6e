import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { BlockClass } from './block-class.ts'

/**
 * The class of a block of which its author says that it is a command. Where no line looks like one, all of it is; but what an
 * action of a workshop types is then for the program that runs by that time, as `:wq` is for an editor, and only shown.
 */
export function saidCommand(
  { source }: Document,
  { code }: Block,
  { span }: RawArgument,
  found: BlockClass,
): BlockClass {
  const has = (wanted: string): boolean => found.parts.some(({ kind }) => kind === wanted)
  if (found.kind !== 'command' || has('command') || !has('output')) return found
  const isAction = source.startsWith('{{', span.start)
  if (isAction && !/^\s*>>? ?[\w./~-]+\s*$/.test(code)) {
    const reasons = ['a click types it, but no line of it is a command']
    return { ...found, kind: 'display', confidence: 0.8, reasons, parts: [] }
  }
  const end = code.split('\n').length
  return { ...found, parts: [{ kind: 'command', first: 0, end, text: `${code}\n` }] }
}
