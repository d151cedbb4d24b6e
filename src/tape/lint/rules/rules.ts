import type { TapeRule } from '../tape-rule.ts'
import { earlyWait } from './early-wait.ts'
import { escapeInString } from './escape-in-string.ts'
import { lateSetting } from './late-setting.ts'
import { longPause } from './long-pause.ts'
import { lostKey } from './lost-key.ts'
import { marginComment } from './margin-comment.ts'
import { neverShown } from './never-shown.ts'
import { nextLine } from './next-line.ts'
import { noOutput } from './no-output.ts'
import { noValue } from './no-value.ts'
import { oddNumber } from './odd-number.ts'
import { openString } from './open-string.ts'
import { secondOutput } from './second-output.ts'
import { typedArrow } from './typed-arrow.ts'

/** Every kind of trap in tapes. */
export const tapeRules: readonly TapeRule[] = [
  openString,
  escapeInString,
  lateSetting,
  lostKey,
  typedArrow,
  neverShown,
  earlyWait,
  secondOutput,
  noOutput,
  marginComment,
  noValue,
  longPause,
  oddNumber,
  nextLine,
]
