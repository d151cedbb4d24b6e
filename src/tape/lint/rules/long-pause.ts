import { eachCommand, type TapeRule } from '../tape-rule.ts'

/** A time without unit, which counts seconds. */
export const longPause: TapeRule = {
  code: 'long-pause',
  find: eachCommand(({ command, tokens }) => {
    const index = tokens.findIndex(({ kind }) => kind === 'number')
    const token = tokens[index]
    const isTime = command === 'Sleep' || tokens[index - 1]?.literal === '@'
    if (!token || !isTime || tokens[index + 1]?.kind === 'unit' || Number(token.literal) < 50)
      return []
    const message = `${token.literal} is in seconds`
    return [
      { token, message, hint: `Write ${token.literal}ms for milliseconds, or ${token.literal}s.` },
    ]
  }),
}
