import type { Document } from '../document/document.ts'

/** What a file of a scenario is for: a text with the reader's commands, or a script that goes with it. */
export type PartRole = 'assets' | 'background' | 'foreground' | 'text' | 'verify'

/** A file of a scenario, as a document that runs by itself. */
export interface ScenarioPart {
  readonly role: PartRole
  readonly document: Document
  /** What the part's step is called by: the path of its text in the index. */
  readonly step: string
}

/** A workshop as Katacoda and Killercoda have it: a directory with an index of texts and scripts. */
export interface Scenario {
  /** Absolute path of the index, links resolved. */
  readonly path: string
  /** The directory that all its files are below. */
  readonly directory: string
  readonly title: string
  /** In the order in which they run. */
  readonly parts: readonly ScenarioPart[]
}
