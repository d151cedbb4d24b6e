import type { LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { commandFault } from './command-place.ts'
import type { TapePrograms } from './tape-programs.ts'
import type { TapeStart } from './tape-start.ts'
import type { TypedLine } from './typed-lines.ts'

/** A tape whose shell sees less than its user. */
interface Confined {
  readonly lines: LineIndex
  readonly commands: readonly TapeCommand[]
  readonly typed: readonly TypedLine[]
  readonly start: TapeStart
  readonly programs: TapePrograms
}

/** What a tape types that the user's own shell would find and the tape's does not: files, and programs. */
export function hiddenNotes(tape: Confined): RunbookError[] {
  return [...otherDirectory(tape), ...hiddenPrograms(tape)]
}

function otherDirectory({ lines, start: { misplaced } }: Confined): RunbookError[] {
  if (misplaced === null) return []
  const reason = 'this is meant for the current directory, and the shell starts in that of the tape'
  const hint = 'Grant the current directory and it starts there, as in VHS: --allow-write .'
  return [commandFault(lines, misplaced.from, { code: 'E_TAPE', reason, hint })]
}

function hiddenPrograms({ lines, commands, typed, programs }: Confined): RunbookError[] {
  const required = commands.filter(({ command }) => command === 'Require').map(({ args }) => args)
  const told = new Set(required)
  return typed.flatMap(({ from, commands: [first] }) => {
    const name = first?.words[0] ?? ''
    if (told.has(name) || !/^[\w.+-]+$/.test(name)) return []
    told.add(name)
    const hint = programs.remedy(name)
    const reason = `the shell does not find ${name}`
    return hint === null ? [] : [commandFault(lines, from, { code: 'E_TAPE', reason, hint })]
  })
}
