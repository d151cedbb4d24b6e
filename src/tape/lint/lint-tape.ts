import { lexTape } from '../lex-tape.ts'
import type { TapeCommand, TapeError } from '../tape-command.ts'
import type { Token } from '../token.ts'
import { tapeRules } from './rules/rules.ts'
import type { LintedCommand } from './tape-rule.ts'

/** A warning: an error that is none, with the name of its rule. */
export interface TapeWarning extends TapeError {
  readonly code: string
}

/** Finds what VHS accepts and what does not do what it seems to; `commands` are those of the tape, parsed. */
export function lintTape(bytes: Uint8Array, commands: readonly TapeCommand[]): TapeWarning[] {
  const tokens = lexTape(bytes).filter(({ kind }) => kind !== 'comment' && kind !== 'end')
  const source = Buffer.from(bytes).toString('latin1')
  const tape = { source, commands: withTokens(commands, tokens) }
  return tapeRules
    .flatMap(({ code, find }) => find(tape).map((found) => ({ code, ...found })))
    .map(({ code, token: { line, column, start, end }, message, hint }) => {
      return { code, line, column, start, end, message, hint }
    })
    .toSorted((a, b) => a.start - b.start)
}

/** Commands that another tape gave have no tokens here. */
function withTokens(commands: readonly TapeCommand[], tokens: readonly Token[]): LintedCommand[] {
  const starts = new Map(tokens.map(({ line, column }, index) => [`${line}:${column}`, index]))
  const startOf = (command: TapeCommand | undefined): number =>
    (command && starts.get(`${command.line}:${command.column}`)) ?? tokens.length
  return commands.map((command, index) => ({
    ...command,
    tokens: command.from === '' ? tokens.slice(startOf(command), startOf(commands[index + 1])) : [],
  }))
}
