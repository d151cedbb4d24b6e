import { type TapeRule } from '../tape-rule.ts'

const prelude: ReadonlySet<string> = new Set(['Set', 'Output', 'Require'])

/** Settings that count wherever they stand. */
const anywhere: ReadonlySet<string> = new Set(['TypingSpeed', 'Shell'])

/** A Set or Require behind the first other command, which is ignored. */
export const lateSetting: TapeRule = {
  code: 'late-setting',
  find: ({ commands }) => {
    const first = commands.findIndex(({ command }) => !prelude.has(command))
    const late = first < 0 ? [] : commands.slice(first)
    return late
      .filter(
        ({ command, options }) =>
          command === 'Require' || (command === 'Set' && !anywhere.has(options)),
      )
      .flatMap(({ command, options, tokens: [token] }) => {
        const what = command === 'Set' ? `Set ${options}` : 'Require'
        const hint = 'Move it above the first command that is no Set, Output or Require.'
        return token ? [{ token, message: `${what} is ignored here`, hint }] : []
      })
  },
}
