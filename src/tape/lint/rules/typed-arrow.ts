import { eachCommand, type TapeRule } from '../tape-rule.ts'

/** An arrow in text, which presses a key. */
export const typedArrow: TapeRule = {
  code: 'typed-arrow',
  find: eachCommand(({ command, tokens }) =>
    command !== 'Type'
      ? []
      : tokens
          .filter(({ literal }) =>
            /[→←↑↓]/.test(Buffer.from(literal, 'latin1').toString('utf8') + literal),
          )
          .map((token) => ({
            token,
            message: 'an arrow in text presses an arrow key',
            hint: 'Press it with Left, Right, Up or Down; as a character it cannot be typed.',
          })),
  ),
}
