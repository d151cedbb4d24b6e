import { simpleCommands } from './simple-commands.ts'

/** A command and the output that a comment behind it shows, each with its line feed; no output is `''`. */
export interface InlineOutput {
  readonly code: string
  readonly output: string
}

/** Reads the output behind a command, as in `echo hi  #=> hi`; null where none stands there. In quotes the sign is text. */
export function inlineOutput(command: string): InlineOutput | null {
  const found = /(?<!\S)#=>[ \t]?([^\n]*)\n$/.exec(command)
  if (!found) return null
  const isText = simpleCommands(command).some(({ words }) =>
    words.some((word) => word.includes('#=>')),
  )
  if (isText) return null
  const [, shown = ''] = found
  const code = `${command.slice(0, found.index).trimEnd()}\n`
  return { code, output: shown.trim() === '' ? '' : `${shown}\n` }
}
