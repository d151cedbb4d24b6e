import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { propertyArguments, readArguments } from '../document/org/header-properties.ts'
import { splitVariables } from './merge-arguments.ts'
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
  const written = (key: string, value: string): RawArgument => ({
    key,
    value,
    carrier: 'block',
    span,
  })
  return {
    ...block,
    language: target.language,
    switches: target.switches,
    code: target.code,
    arguments: [
      ...target.arguments,
      written('exports', 'results'),
      ...propertyArguments(call.properties, target.language),
      ...namedArguments(target, call.callArguments).map((value) => written('var', value)),
      ...call.headers.flatMap((header) => readArguments({ ...header, carrier: 'block' })),
    ],
  }
}

/** Arguments as assignments: those without a name take the names of the target's variables, in order. */
function namedArguments(target: Block, text: string): string[] {
  const names = target.arguments
    .filter(({ key }) => key === 'var')
    .flatMap(({ value }) => splitVariables(value ?? ''))
    .map((part) => /^[^\s=]*/.exec(part)?.[0] ?? '')
  return splitArguments(text).map((argument, position) => {
    const hasName = /^[A-Za-z_][\w-]*\s*=/.test(argument)
    return hasName ? argument : `${names[position] ?? ''}=${argument}`
  })
}
