import { eachCommand, type TapeRule } from '../tape-rule.ts'

/** A colour without quotes, which is a comment. */
export const marginComment: TapeRule = {
  code: 'margin-comment',
  find: eachCommand(({ command, options, args, tokens: [token] }) =>
    token && command === 'Set' && options === 'MarginFill' && /^[0-9a-fA-F]{3,8}$/.test(args)
      ? [
          {
            token,
            message: `${args} is a file name here: without quotes a # begins a comment`,
            hint: `Write the colour in quotes: Set MarginFill "#${args}".`,
          },
        ]
      : [],
  ),
}
