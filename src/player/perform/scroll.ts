import { keyPace } from '../key-pace.ts'
import type { Perform } from './stage.ts'

/** `ScrollUp` and `ScrollDown`: the window of the terminal over its output, a line each time. */
export const scroll: Perform = async (stage, command) => {
  const { pacer, recorder, view } = stage
  const { count, thenMs } = keyPace(command, stage.typingMs)
  const lines = command.command === 'ScrollUp' ? -1 : 1
  for (let time = 0; time < count; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    await pacer.settle()
    pacer.restart()
    const drawn = view.scroll(lines)
    if (view.isBack()) recorder.cover(drawn, pacer.nowMs)
    else recorder.uncover(drawn, pacer.nowMs)
    // oxlint-disable-next-line no-await-in-loop -- the time of a key
    await pacer.pass(thenMs)
  }
}
