import type { TapeRule } from '../tape-rule.ts'

/** A tape that begins hidden and is never shown; a Hide at the end, to clean up, is as it should be. */
export const neverShown: TapeRule = {
  code: 'never-shown',
  find: ({ commands }) => {
    const begin = commands.find(({ command }) => !settings.has(command))
    const token = begin?.command === 'Hide' ? begin.tokens[0] : undefined
    if (!token || commands.some(({ command }) => command === 'Show')) return []
    const hint = 'Add a Show where the recording begins.'
    return [{ token, message: 'nothing behind this Hide is recorded', hint }]
  },
}

const settings: ReadonlySet<string> = new Set(['Set', 'Output', 'Require', 'Env', 'Source'])
