import { type TapeRule } from '../tape-rule.ts'

/** A Wait right behind Enter, which the prompt before the command satisfies. */
export const earlyWait: TapeRule = {
  code: 'early-wait',
  summary: 'A Wait right behind Enter, which the prompt before the command satisfies.',
  find: ({ commands }) =>
    commands.flatMap((one, index) => {
      const [token] = one.tokens
      const isEarly =
        one.command === 'Wait' &&
        commands[index - 1]?.command === 'Enter' &&
        ['Line', 'Screen'].includes(one.args)
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
