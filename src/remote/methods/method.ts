import type { Hop } from '../remote-place.ts'

/** How a command line is started at the other end. */
export interface HopStart {
  /** Give it a terminal. */
  readonly terminal: boolean
  /** Options of the connection that is shared by all commands of a run; empty where there is none. */
  readonly connection: readonly string[]
}

/** A way to run a command elsewhere: a method of TRAMP. */
export interface Method {
  readonly name: string
  /** Other names that TRAMP has for it; they differ only in how files are copied. */
  readonly aliases: readonly string[]
  /** True when it can only be the first hops, since it keeps a connection from here. */
  readonly connects: boolean
  /** Completes a hop, knowing the one before it, or says in a sentence's end why there is no such hop. */
  readonly complete: (hop: Hop, before: Hop | null) => Hop | { readonly fault: string }
  /** The command line that runs another command line there. */
  readonly command: (hop: Hop, argv: readonly string[], start: HopStart) => readonly string[]
}
