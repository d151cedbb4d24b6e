import { eachCommand, type TapeRule } from '../tape-rule.ts'

/** A setting without value. */
export const noValue: TapeRule = {
  code: 'no-value',
  find: eachCommand(({ command, options, args, tokens: [token] }) =>
    token && command === 'Set' && args === 'NUL'
      ? [{ token, message: `Set ${options} has no value`, hint: 'Write the value behind it.' }]
      : [],
  ),
}
