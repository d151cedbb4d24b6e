import type { LinkForm } from '../../execute/value/file-link.ts'

/** What a block's header arguments say about the form of its result. */
export interface ResultForm {
  /** The merged words of `:results`. */
  readonly words: readonly string[]
  /** The value of `:wrap`, `''` when it has none, null when it is not given. */
  readonly wrap: string | null
  /** The language of the block, for `:results code`; `''` when it has none. */
  readonly language: string
  /** The value of `:results_switches`, put behind `#+begin_example` or `#+begin_src`; `''` for none. */
  readonly switches: string
  readonly link: LinkForm
}
