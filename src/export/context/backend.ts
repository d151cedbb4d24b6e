import type { RootNode } from '../tree/node.ts'
import type { Exporter, Transcoders } from './exporter.ts'

/** A format that a tree can be written in. */
export interface Backend {
  readonly transcoders: Transcoders
  /** Rows of tables that hold cookies or marks are shown. */
  readonly showsSpecialRows: boolean
  /** Citations are written as the document has them. */
  readonly keepsCitations: boolean
  /** Changes the tree to the needs of the format, before anything is worked out from it. */
  readonly arrange: (root: RootNode) => void
  /** The body with what stands around it: table of contents, footnotes. */
  readonly body: (contents: string, exporter: Exporter) => string
  /** A whole file. */
  readonly file: (body: string, exporter: Exporter) => string
}
