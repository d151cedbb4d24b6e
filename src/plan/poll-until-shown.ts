import { sentenceAbove } from '../classify/block-context.ts'
import type { BlockInUse } from '../classify/block-in-use.ts'
import { announcesWait } from '../classify/cues.ts'
import { onlyLooks } from '../classify/only-looks.ts'
import type { Document } from '../document/document.ts'
import type { HeaderArguments } from './header-arguments.ts'

/** Seven times with pauses of 1 s, 2 s, 4 s …: two minutes. */
const polling = { times: 7, pauseMs: 1000 }

/**
 * A block whose sentence says that what it shows takes its time, as in "After some time, check …", is tried again until its output is the
 * one that the document shows, unless it says `:retry` itself or does more than look.
 */
export function pollUntilShown(
  document: Document,
  { block, embedded }: BlockInUse,
  complete: HeaderArguments,
): HeaderArguments {
  const isShown = block.recorded !== null || embedded.some(({ expected }) => expected !== null)
  if (!isShown || complete.written.has('retry') || complete.background) return complete
  if (!announcesWait(sentenceAbove(document, block)) || !onlyLooks(block.code)) return complete
  return { ...complete, retry: polling }
}
