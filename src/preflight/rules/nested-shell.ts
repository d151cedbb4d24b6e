import { opensShell } from '../../classify/opens-shell.ts'
import type { TrapRule } from '../trap.ts'

/** A command that opens another shell or wants a terminal, where the blocks below do not run inside of it. */
export const nestedShell: TrapRule = {
  code: 'nested-shell',
  summary: 'a command that opens another shell or wants a terminal',
  find: ({ commands, step }) =>
    commands.flatMap(({ words, start }, index) => {
      const opened = opensShell(words)
      const isHandled = opened === 'shell' && step.opensShell && index === commands.length - 1
      if (opened === null || isHandled) return []
      const finding = {
        text: words[0] ?? '',
        from: start,
        reason: `${words.slice(0, 2).join(' ')} opens another shell or wants a terminal`,
        remedy:
          'Give it a command to run, or make it the last command of a block with a session: the blocks below then run inside.',
        stops: false,
      }
      return [finding]
    }),
}
