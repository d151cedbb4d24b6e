import { eachCommand, type TapeRule } from '../tape-rule.ts'

/** An argument on the next line: line ends mean nothing in tapes. */
export const nextLine: TapeRule = {
  code: 'next-line',
  find: eachCommand(({ command, tokens: [word, ...rest] }) => {
    const token = rest.find(({ line }) => line !== word?.line)
    if (!token || !word) return []
    const message = `this still belongs to the ${command} on line ${word.line}`
    return [{ token, message, hint: 'Write it on one line, or begin this one with a command.' }]
  }),
}
