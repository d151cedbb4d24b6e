import type { LintedCommand, TapeRule } from '../tape-rule.ts'

/** A Wait right behind Enter, which the prompt before the command satisfies. */
export const earlyWait: TapeRule = {
  code: 'early-wait',
  find: ({ commands }) =>
    commands.flatMap((one, index) => {
      const [token] = one.tokens
      const isEarly =
        one.command === 'Wait' &&
        commands[index - 1]?.command === 'Enter' &&
        (one.args === 'Screen' || (one.args === 'Line' && !typesBefore(commands, index - 1)))
      if (!token || !isEarly) return []
      return [
        {
          token,
          message: 'the prompt from before the command may still be on the screen',
          hint: 'Wait for something that only the command prints, or Sleep for a moment first.',
        },
      ]
    }),
}

/** True when something is typed right before a key: a line that text stands on does not end as a prompt does. */
function typesBefore(commands: readonly LintedCommand[], index: number): boolean {
  let at = index - 1
  while (commands[at]?.command === 'Sleep') at -= 1
  const before = commands[at]
  return before?.command === 'Type' && /\S/.test(before.args)
}
