import { isEndless } from '../../classify/is-endless.ts'
import type { SimpleCommand } from '../../classify/simple-commands.ts'
import type { TrapRule } from '../trap.ts'

/** A command that never ends by itself: as the last of its block it is stopped after a while, else the block times out. */
export const endless: TrapRule = {
  code: 'endless',
  find: ({ script, commands, step: { arguments: complete } }) => {
    if (complete.background || complete.written.has('for')) return []
    const seconds = complete.forMs / 1000
    return commands
      .filter(({ words }, index) => isEndless(words) && !isAnswering(script, commands, index))
      .map(({ words, start }) => ({
        text: words[0] ?? '',
        from: start,
        reason: `${words[0] ?? ''} does not end by itself${seconds > 0 ? `: the block is stopped after ${seconds} s` : ''}`,
        remedy: 'Say how long it runs, as in for=5s, or show it only with eval=never.',
        stops: false,
      }))
  },
}

/** True for `yes` in front of a command that it answers: it ends when nobody reads it any more. */
function isAnswering(script: string, commands: readonly SimpleCommand[], index: number): boolean {
  const [own, next] = [commands[index], commands[index + 1]]
  if (own?.words[0] !== 'yes' || !next) return false
  return /(?<!\|)\|&?\s*$/.test(script.slice(own.start, next.start))
}
