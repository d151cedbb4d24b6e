import type { Block } from '../document/block.ts'
import type { HeaderArguments } from './header-arguments.ts'

/** A block that a reference can mean, with its arguments. */
export interface NowebSource {
  readonly block: Block
  readonly arguments: HeaderArguments
}
