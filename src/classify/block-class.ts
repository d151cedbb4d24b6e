/** What a block of a document is for. */
export type BlockKind =
  /** A script to run, perhaps with its output among the lines. */
  | 'command'
  /** Commands behind prompts, with their output. */
  | 'transcript'
  /** What a command printed. */
  | 'output'
  /** The content of a file that the text names. */
  | 'file'
  /** A part of a file. */
  | 'fragment'
  /** Only to be read. */
  | 'display'

/** A stretch of a block's lines. */
export interface BlockPart {
  readonly kind: 'command' | 'output' | 'comment' | 'blank'
  /** Index of the first line in the block, from 0. */
  readonly first: number
  /** Index behind the last line. */
  readonly end: number
  /** The command without its prompt, output without comment marks; ends in a line feed. */
  readonly text: string
}

/** What a block was taken for, and why. */
export interface BlockClass {
  readonly kind: BlockKind
  /** From 0 to 1. */
  readonly confidence: number
  /** One short clause each, strongest first. */
  readonly reasons: readonly string[]
  /** Commands and outputs of commands and transcripts; else empty. */
  readonly parts: readonly BlockPart[]
}

/** Below this confidence a block is reported and not run. */
export const runThreshold = 0.6
