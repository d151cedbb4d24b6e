import type { LineIndex } from '../../document/line-index.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import type { TapeTerminal } from '../open-tape-terminal.ts'
import type { ScrolledView } from '../scrolled-view.ts'
import type { TapeRecorder } from '../tape-recorder.ts'
import type { TapeSettings } from '../tape-settings.ts'
import type { Pacer } from '../time/pacer.ts'

/** What the commands of a tape act on. */
export interface Stage {
  readonly terminal: TapeTerminal
  readonly pacer: Pacer
  readonly recorder: TapeRecorder
  readonly view: ScrolledView
  readonly settings: TapeSettings
  /** Of the tape, for places. */
  readonly lines: LineIndex
  /** Values that nothing made of the tape shows. */
  readonly secrets: readonly string[]
  /** Time for a key; `Set TypingSpeed` changes it. */
  typingMs: number
  /** Prompts that the shell had shown when a line was last entered. */
  promptsBefore: number
  /** What `Copy` keeps. */
  copied: string
}

/** Does one command of a tape. Throws RunbookError when the tape cannot go on. */
export type Perform = (stage: Stage, command: TapeCommand) => Promise<void>
