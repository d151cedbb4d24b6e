import { eachCommand, type TapeRule } from '../tape-rule.ts'

const repeated: ReadonlySet<string> = new Set(
  'Enter Space Backspace Delete Insert Down Left Right Up PageUp PageDown Tab Escape'.split(' '),
)

/** A number that is none, or that counts otherwise. */
export const oddNumber: TapeRule = {
  code: 'odd-number',
  find: eachCommand(({ command, tokens }) =>
    tokens.flatMap((token, index) => {
      if (token.kind !== 'number') return []
      if (!/^\d*(?:\.\d*)?$/.test(token.literal))
        return [
          {
            token,
            message: `${token.literal} is no number`,
            hint: 'Write one with a single point.',
          },
        ]
      const isCount = repeated.has(command) && tokens[index - 1]?.literal !== '@'
      if (!isCount || /^[1-9]\d*$/.test(token.literal)) return []
      const times = Number(token.literal) === 0 ? 'never' : 'once'
      const message = `${command} is pressed ${times}`
      return [{ token, message, hint: 'Write a whole number of times, from 1.' }]
    }),
  ),
}
