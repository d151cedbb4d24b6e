import { type TapeRule } from '../tape-rule.ts'

/** A second Output of the same kind, which replaces the first. */
export const secondOutput: TapeRule = {
  code: 'second-output',
  find: ({ commands }) => {
    const seen = new Set<string>()
    return commands.flatMap(({ command, options, args, tokens: [token] }) => {
      if (command !== 'Output' || !token) return []
      const kind = /^\.(?:txt|ascii|test)$/.test(options) ? 'text' : options
      if (!seen.has(kind)) {
        seen.add(kind)
        return []
      }
      const message = `${args} is not the first output of its kind, and VHS makes one of each`
      return [{ token, message, hint: 'Leave one of them out.' }]
    })
  },
}
