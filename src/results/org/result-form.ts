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

/** How the link of a file result is written. */
export interface LinkForm {
  /** The value of `:file-desc`, `''` when it has none (then the path stands for it), null when it is not given. */
  readonly description: string | null
  /** Absolute path of the document's directory. */
  readonly documentDirectory: string
  /** Absolute path of the directory that the block ran in. */
  readonly runDirectory: string
}
