import type { LineIndex, Span } from './line-index.ts'

/** Where in a document a header argument was written; a block's arguments stand in their order of strength. */
export type ArgumentCarrier =
  | 'document'
  | 'property'
  | 'drawer'
  | 'section'
  | 'block'
  | 'header'
  | 'body'
  | 'call'
  | 'reference'

/** A header argument as its author wrote it, not yet checked. */
export type RawArgument = WrittenArgument | SidecarArgument

/** A header argument in the document itself. */
export interface WrittenArgument {
  readonly key: string
  /** Text after the key, `null` when there is none. */
  readonly value: string | null
  readonly carrier: ArgumentCarrier
  readonly span: Span
}

/** A header argument in the file beside a document that may not be edited. */
export interface SidecarArgument {
  readonly key: string
  readonly value: string | null
  readonly carrier: 'sidecar'
  /** Offsets into the sidecar. */
  readonly span: Span
  readonly sidecar: LineIndex
}

/** True for what is said of one block alone. */
export function isOwnCarrier(carrier: RawArgument['carrier']): boolean {
  return ['block', 'header', 'body', 'sidecar'].includes(carrier)
}

/** A stretch of header-argument text in the source. */
export interface ArgumentText {
  readonly text: string
  /** Offset of its first character. */
  readonly start: number
  readonly carrier: ArgumentCarrier
}

/** Header arguments as written; `start` is the offset of the text. */
export interface HeaderText {
  readonly text: string
  readonly start: number
}

/** The `header-args` properties in effect somewhere: property name in lower case → texts, weakest first. */
export type HeaderProperties = ReadonlyMap<string, readonly ArgumentText[]>

/** What a call says: which block it calls, and how (Org manual, "Evaluating Code Blocks"). */
export interface CallText {
  readonly target: string
  /** Arguments in parentheses, as written. */
  readonly callArguments: string
  /** Header arguments in front of the parentheses, and those behind them; none or one each. */
  readonly inside: readonly HeaderText[]
  readonly end: readonly HeaderText[]
}

/** A `#+CALL:` line, or `call_x()` in a paragraph, where it stands. */
export interface CallLine extends CallText {
  /** Properties in effect at the call. */
  readonly properties: HeaderProperties
  /** Arguments with what they ask of the entry that the call stands in: its properties and attachments. */
  readonly argumentsHere: (written: readonly RawArgument[]) => readonly RawArgument[]
  /** The directory that the called block makes for its file (`:output-dir`), `''` for none and until it is found. */
  readonly outputDir: string
}

/** A link to a picture or cast which makes the block above it the script of that recording. */
export interface RecordingLink {
  /** Path as written, relative to the document. */
  readonly path: string
  /** Links to the same recording in other formats beside it, as written. */
  readonly others: readonly string[]
  readonly span: Span
}

/** Output that the document holds for a block. */
export interface RecordedResult {
  /**
   * `marked` results carry `#+RESULTS:` or an `output` fence; `unmarked` ones are a fence or example that a person put
   * there, `quoted` ones a block quote or bare text.
   */
  readonly kind: 'marked' | 'unmarked' | 'quoted'
  /** The output itself, unescaped, with its final newline. */
  readonly text: string
  /** The result with everything that marks it. */
  readonly span: Span
}

/** A source block: language, body, arguments and place (org-babel-get-src-block-info; a CommonMark fence). */
export interface Block {
  /** Position among the document's blocks, from 0. */
  readonly index: number
  /** Language as written, `''` when there is none. */
  readonly language: string
  /** `#+NAME:` or the fence's `name`; `''` when there is none. */
  readonly name: string
  /** Titles of the headings above, outermost first. */
  readonly headings: readonly string[]
  /** For a `#+CALL:` line, which has no code of its own; null for source blocks. */
  readonly call: CallLine | null
  /** True for `src_x{…}` and `call_x()` inside of a paragraph: the result stands behind it in the same line. */
  readonly inline: boolean
  /** Weakest first: document, sections, block. */
  readonly arguments: readonly RawArgument[]
  /** Under a COMMENT or ARCHIVE heading: it runs, but is never tangled (Org manual, "Comment Lines"). */
  readonly inactive: boolean
  /** The directory of the attachments of its entry (Org manual, "Attachments"), null for none. */
  readonly attachments: string | null
  /** Org switches between language and arguments, as written. */
  readonly switches: string
  /** The code, without escapes and common indentation. */
  readonly code: string
  /** From the first character of the opening line to the end of the closing line, its line ending included. */
  readonly span: Span
  /** The source between opening and closing line. */
  readonly body: Span
  /** False for a Markdown fence that the document's end cuts off; it is never run. */
  readonly closed: boolean
  /** Line of the opening line in the document's text, from 1. */
  readonly line: number
  /** The same as people know it: in the text that was written, when the document's was made of that. */
  readonly writtenLine: number
  /** What stands in front of its lines in their container: blanks, in Markdown quote marks, too. */
  readonly indentation: string
  readonly recording: RecordingLink | null
  readonly recorded: RecordedResult | null
}

/** What a block is that has no line around its code, and nothing below it. */
export const bareBlock = {
  name: '',
  call: null,
  inline: false,
  inactive: false,
  attachments: null,
  switches: '',
  closed: true,
  indentation: '',
  recording: null,
  recorded: null,
} as const
