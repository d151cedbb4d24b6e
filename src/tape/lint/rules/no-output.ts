import { type TapeRule } from '../tape-rule.ts'

/** A tape without Output and Screenshot. */
export const noOutput: TapeRule = {
  code: 'no-output',
  find: ({ commands }) => {
    const keeps = commands.some(({ command }) => command === 'Output' || command === 'Screenshot')
    const token = commands[0]?.tokens[0]
    if (keeps || !token) return []
    return [
      {
        token,
        message: 'nothing of this tape is kept',
        hint: 'Begin it with an Output, as in: Output demo.gif',
      },
    ]
  },
}
