import { opensShell } from '../../classify/opens-shell.ts'
import type { TrapRule } from '../trap.ts'

/** A command that opens another shell or wants a terminal, with the blocks below that run inside of it. */
export const nestedShell: TrapRule = {
  code: 'nested-shell',
  find: ({ commands, step, inside }) =>
    commands.flatMap((opener, index) => {
      const opened = opensShell(opener)
      if (opened === null) return []
      const { words, start } = opener
      const isHandled = opened === 'shell' && step.opensShell && index === commands.length - 1
      const place = { text: words[0] ?? '', from: start, stops: false }
      const command = words.slice(0, 2).join(' ')
      return [{ ...place, ...(isHandled ? nested(command, inside) : stuck(command)) }]
    }),
}

interface Said {
  readonly reason: string
  readonly remedy: string
}

function nested(command: string, lines: readonly number[]): Said {
  const which =
    lines.length === 1
      ? `block on line ${lines[0]} runs`
      : `blocks on lines ${lines.join(', ')} run`
  return {
    reason: `${command} opens another shell${lines.length === 0 ? '' : `: the ${which} inside`}`,
    remedy: 'A block below runs outside when it names its session, as in session=main.',
  }
}

function stuck(command: string): Said {
  return {
    reason: `${command} opens another shell or wants a terminal`,
    remedy:
      'Give it a command to run, or make it the last command of a block with a session: the blocks below then run inside.',
  }
}
