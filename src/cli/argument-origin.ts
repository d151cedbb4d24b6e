import { basename } from 'node:path'

import { argumentPlace } from '../document/argument-place.ts'
import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { lineText } from '../document/line-index.ts'

const carriers: Readonly<Record<RawArgument['carrier'], string>> = {
  document: 'document setting',
  property: 'property',
  drawer: 'property drawer',
  section: 'section comment',
  block: 'block',
  header: 'line above the block',
  body: 'body',
  call: 'call',
  reference: 'reference',
  sidecar: 'sidecar',
}

/**
 * Where a block's argument was written, as in `line above the block, a.md:3`; one of a setup file is placed where the document names
 * that file.
 */
export function argumentOrigin(
  argument: RawArgument,
  block: Pick<Block, 'call' | 'span'>,
  { lines }: Document,
): string {
  const { path, line } = argumentPlace(lines, argument)
  const setup = argument.carrier === 'property' ? setupFileOf(lineText(lines, line - 1)) : null
  const within = setup === null ? '' : ` of ${setup}`
  return `${carrierName(argument, block)}${within}, ${basename(path)}:${line}`
}

/** Headers of a call line stand in the places of a block's. */
function carrierName(
  { carrier, span }: RawArgument,
  { call, span: own }: Pick<Block, 'call' | 'span'>,
): string {
  const isOfCall = call !== null && own.start <= span.start && span.end <= own.end
  return carriers[carrier === 'block' && isOfCall ? 'call' : carrier]
}

function setupFileOf(line: string): string | null {
  return /^[ \t]*#\+setupfile:[ \t]*(.*?)[ \t]*$/i.exec(line)?.[1] ?? null
}
