import { awaitedState, reachesState } from '../classify/awaited-state.ts'
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
 * one that the document shows, and one whose sentence names a state, as in "Make sure all nodes show Ready", until it shows that, unless it says `:retry` itself or does more than look.
 */
export function pollUntilShown(
  document: Document,
  { block, embedded }: BlockInUse,
  complete: HeaderArguments,
): HeaderArguments {
  if (complete.written.has('retry') || complete.background) return complete
  const sentence = sentenceAbove(document, block)
  if (sentence === '') return complete
  const shown = embedded.find(({ expected }) => expected !== null)?.expected ?? block.recorded?.text
  const wanted = awaitedState(sentence)
  const state = shown === undefined || reachesState(shown, wanted) ? wanted : ''
  if (shown === undefined ? state === '' : !announcesWait(sentence)) return complete
  return onlyLooks(block.code) ? { ...complete, retry: { ...polling, state } } : complete
}
