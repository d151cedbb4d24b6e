import { goDurationMs } from '../tape/go-duration.ts'
import type { TapeCommand } from '../tape/tape-command.ts'

/** How keys of a command are pressed. */
export interface KeyPace {
  /** How often; that of a text is told by the text. */
  readonly count: number
  /** The time behind each. */
  readonly thenMs: number
}

/** The largest whole number of Go, as a count. */
const mostPresses = 2 ** 63

/**
 * The pace of `Key[@time] [count]` and of `Type[@time]`; `typingMs` where no time is written. A count that is no whole number,
 * or too large for one, means once (VHS, ExecuteKey).
 */
export function keyPace({ options, args }: TapeCommand, typingMs: number): KeyPace {
  const count = /^\d+$/.test(args) ? Number(args) : 1
  return {
    count: count < mostPresses ? count : 1,
    thenMs: options === '' ? typingMs : goDurationMs(options),
  }
}
