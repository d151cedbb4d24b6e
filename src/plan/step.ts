import type { EmbeddedCommand } from '../classify/block-in-use.ts'
import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { RunbookError } from '../errors.ts'
import type { HeaderArguments } from './header-arguments.ts'
import type { Script } from './languages/language-syntax.ts'
import type { Needs } from './needs.ts'
import type { Nesting } from './nested-shells.ts'
import type { NowebSources } from './noweb-sources.ts'

/** Why a block of the document does not run. */
export type SkipReason =
  | 'not-executable'
  /** Emacs Lisp that does more than speak of literals. */
  | 'not-literal'
  /** A block of a Markdown document that shows something else than commands. */
  | 'not-commands'
  /** It may be commands, but that is not certain enough to run it. */
  | 'uncertain'
  | 'unclosed'
  | 'not-selected'
  | 'eval-never'
  | 'eval-query'
  | 'not-exported'
  /** Emacs does not see it in an export. */
  | 'overlooked'
  /** It runs only when it is asked for. */
  | 'manual'
  /** What `:on` asks for is not so here. */
  | 'not-here'

/** One block with all that is needed to run, tangle and record it. */
export interface Step extends Script, Nesting {
  readonly block: Block
  readonly arguments: HeaderArguments
  /** Null for a step that runs. */
  readonly skip: SkipReason | null
  /** True for a block that an export shows and does not run: what its variables refer to counts all the same. */
  readonly shown: boolean
  /** What must have run before, and what must be there. */
  readonly needs: Needs
  /** The body to run, references expanded; as written when some are left for when it runs. */
  readonly code: string
  /** The same with the labels of its lines. */
  readonly labelled: string
  /** True when references in the body are left for when it runs: they call blocks, or name nothing yet. */
  readonly calls: boolean
  /** The commands apart, when the block shows their output among them; else empty. */
  readonly embedded: readonly EmbeddedCommand[]
  /** Paths of the recording's files relative to the document, empty for none. */
  readonly recordTo: readonly string[]
  /** Why the block would fail before its first command, null for nothing. */
  readonly fault: RunbookError | null
  /** Mistakes in its header arguments. */
  readonly problems: readonly RunbookError[]
}

/** What will happen to a document, block by block, in document order. */
export interface Plan {
  readonly document: Document
  readonly steps: readonly Step[]
  /** The blocks of the library by name, for references. */
  readonly library: ReadonlyMap<string, Step>
  /** What references in bodies can name. */
  readonly sources: NowebSources
  /** The step of a call whose block is in the document as it is now, null where it is not, either. */
  readonly callWithin: (call: Block, present: Document) => Step | null
  /** Mistakes in the document's structure and in the arguments of blocks that would run or be tangled. */
  readonly problems: readonly RunbookError[]
}
