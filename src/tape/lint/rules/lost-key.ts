import { eachCommand, type TapeRule } from '../tape-rule.ts'

const isLetter = (text: string): boolean => /^[A-Za-z]$/.test(text)

const lost: Readonly<Record<string, (args: string) => string | null>> = {
  Ctrl: (args) => {
    const parts = args.split(' ')
    if (parts.includes('Shift') && !parts.includes('Alt')) return 'Ctrl with Shift sends nothing'
    return parts.includes('@') || parts.includes('-')
      ? `Ctrl+${parts.join('+')} sends nothing`
      : null
  },
  Alt: (args) => {
    if (args === 'Tab') return 'Alt is lost: the program gets a Tab'
    return isLetter(args) && args !== args.toLowerCase()
      ? `the program gets Alt+${args.toLowerCase()}, in lower case`
      : null
  },
  Shift: (args) => {
    if (args === 'Enter') return 'Shift is lost: the program gets an Enter'
    return isLetter(args) && args !== args.toUpperCase() ? `the program gets a small ${args}` : null
  },
}

/** A key that a program does not get as it is written. */
export const lostKey: TapeRule = {
  code: 'lost-key',
  summary: 'A key that a program does not get as it is written.',
  find: eachCommand(({ command, args, tokens }) => {
    const message = lost[command]?.(args) ?? null
    const [token] = tokens
    if (message === null || !token) return []
    return [{ token, message, hint: 'Write the key that the program shall get.' }]
  }),
}
