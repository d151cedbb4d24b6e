import { basename } from 'node:path'

import { argumentPlace } from '../document/argument-place.ts'
import type { RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'

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

/** Where an argument was written, as in `line above the block, a.md:3`. */
export function argumentOrigin(argument: RawArgument, { lines }: Document): string {
  const { path, line } = argumentPlace(lines, argument)
  return `${carriers[argument.carrier]}, ${basename(path)}:${line}`
}
