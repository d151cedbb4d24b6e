import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Span } from '../document/line-index.ts'
import { propertyArguments, readArguments } from '../document/org/header-properties.ts'
import { splitArguments } from './split-arguments.ts'

/** Calls of calls go no deeper, so that a ring of calls ends. */
const deepest = 20

/**
 * What a `#+CALL:` line runs: the code of the first block of that name, with the arguments of that block, then those in
 * effect at the call and on its line. Other blocks come back as they are; null when nothing has that name.
 */
export function calledBlock(document: Document, block: Block, depth = 0): Block | null {
  const { call } = block
  if (!call) return block
  const found = document.blocks.find(
    ({ name, index }) => name === call.target && index !== block.index,
  )
  const target = found && depth < deepest ? calledBlock(document, found, depth + 1) : null
  if (!target) return null
  const span = block.span
  return {
    ...block,
    language: target.language,
    switches: target.switches,
    code: target.code,
    arguments: [
      ...target.arguments,
      { key: 'exports', value: 'results', carrier: 'call', span },
      ...propertyArguments(call.properties, target.language),
      ...passedArguments(call.callArguments, span),
      ...call.headers.flatMap((header) => readArguments({ ...header, carrier: 'block' })),
    ],
  }
}

/** Arguments as they are passed to a block, one `:var` for each. */
export function passedArguments(text: string, span: Span): RawArgument[] {
  return splitArguments(text).map((value) => ({ key: 'var', value, carrier: 'call', span }))
}
