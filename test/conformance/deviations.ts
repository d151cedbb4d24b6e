/** An answer of Emacs that we do not give: on purpose, or not yet. */
export interface Deviation {
  readonly verb: 'run' | 'tangle' | 'detangle' | 'export'
  /** Case of the corpus. */
  readonly name: string
  /** `deviation` stays as it is; `fault` is to be mended. */
  readonly kind: 'deviation' | 'fault'
  readonly reason: string
}

/** Every answer that differs from Emacs', with its reason; at most ten. */
export const deviations: readonly Deviation[] = [
  {
    verb: 'detangle',
    name: 'tangle-detangle',
    kind: 'deviation',
    reason: 'Emacs forgets the commas in front of lines that look like headings',
  },
  {
    verb: 'detangle',
    name: 'tangle-detangle-text-between',
    kind: 'deviation',
    reason: 'Emacs also indents the blocks of a file that nobody edited',
  },
  {
    verb: 'run',
    name: 'results-code-at-end-of-file',
    kind: 'fault',
    reason: 'a result at the very end of a file',
  },
]
