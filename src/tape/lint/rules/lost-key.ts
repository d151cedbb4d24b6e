import { eachCommand, type TapeRule } from '../tape-rule.ts'

const isLetter = (text: string): boolean => /^[A-Za-z]$/.test(text)

/** Keys of which a program gets something with Control; and with Control and Shift. */
const controlled = /^(?:[A-Za-z3-8[\\\]^{|}#$%&*]|[A-Z]\w+)$/
const shifted = /^(?:[@_]|(?!Space)[A-Z]\w+)$/

const lost: Readonly<Record<string, (args: string) => string | null>> = {
  Ctrl: (args) => {
    const parts = args.split(' ')
    const keys = parts.filter((part) => part !== 'Alt' && part !== 'Shift')
    const isShifted = parts.includes('Shift') && !parts.includes('Alt')
    const known = isShifted ? shifted : controlled
    if (keys.length === 1 && (keys[0] === 'Tab' || keys[0] === 'Escape'))
      return `Ctrl is lost: the program gets ${keys[0]}`
    if (keys.length > 0 && keys.every((key) => known.test(key))) return null
    return isShifted ? 'Ctrl with Shift sends nothing' : `Ctrl+${parts.join('+')} sends nothing`
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
  find: eachCommand(({ command, args, tokens }) => {
    const message = lost[command]?.(args) ?? null
    const [token] = tokens
    if (message === null || !token) return []
    return [{ token, message, hint: 'Write the key that the program shall get.' }]
  }),
}
