/** What a document may ask of the disk. */
export interface Beside {
  /** The text of a file by its path relative to the document; null when it may not or cannot be read. */
  readonly text: (path: string) => string | null
  /** The same of a file that may be larger than documents are, such as a bibliography. */
  readonly largeText: (path: string) => string | null
  /** True where no directory is; what is not below the document's directory is not looked at, and never missing. */
  readonly isMissing: (absolutePath: string) => boolean
}

/** A document without a place on the disk. */
export const nothingBeside: Beside = {
  text: () => null,
  largeText: () => null,
  isMissing: () => true,
}
