import type { TapeCommand } from '../../tape/tape-command.ts'
import { commandFault } from '../command-place.ts'
import type { Stage } from './stage.ts'

/**
 * Types bytes when the programs have come to rest, and lets a time pass.
 * @throws RunbookError E_BLOCK_FAILED when the shell has ended.
 */
export async function press(
  stage: Stage,
  command: TapeCommand,
  key: { readonly bytes: string; readonly thenMs: number },
): Promise<void> {
  const { terminal, pacer, recorder, view } = stage
  await pacer.settle()
  const ended = terminal.ended()
  if (ended !== '') {
    throw commandFault(stage.lines, command, {
      code: 'E_BLOCK_FAILED',
      reason: `there is no shell any more to type into: ${ended}`,
      hint: 'Let the tape end where its shell does.',
    })
  }
  pacer.restart()
  if (key.bytes.includes('\r')) stage.promptsBefore = terminal.prompts().count
  if (key.bytes !== '') {
    if (stage.settings.keystrokes) recorder.input(key.bytes, pacer.nowMs)
    // As in terminals, a key returns to the end of what was scrolled.
    recorder.uncover(view.end(), pacer.nowMs)
    terminal.write(key.bytes)
  }
  await pacer.pass(key.thenMs)
}
