import { type TapeRule } from '../tape-rule.ts'

/** A Hide that no Show follows. */
export const neverShown: TapeRule = {
  code: 'never-shown',
  summary: 'A Hide that no Show follows.',
  find: ({ commands }) => {
    const last = commands.findLast(({ command }) => command === 'Hide' || command === 'Show')
    const token = last?.command === 'Hide' ? last.tokens[0] : undefined
    if (!token) return []
    return [
      {
        token,
        message: 'nothing is recorded behind this Hide',
        hint: 'Add a Show where the recording goes on.',
      },
    ]
  },
}
