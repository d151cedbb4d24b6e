import type { LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { lintTape } from '../tape/lint/lint-tape.ts'
import { tapeErrors } from '../tape/read-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { argumentFault, commandFault, tapeBeginning } from './command-place.ts'
import { unreadColors } from './tape-theme.ts'

/** A parsed tape. */
interface ReadTape {
  readonly lines: LineIndex
  readonly bytes: Uint8Array
  readonly commands: readonly TapeCommand[]
  /** The settings that count. */
  readonly effective: readonly TapeCommand[]
  /** What there is to say about its font, `''` for nothing. */
  readonly fontRemark: string
  /** It makes files that it does not name. */
  readonly isRedirected: boolean
}

/** What of a tape is in vain, though it plays. */
export function tapeNotes(tape: ReadTape): RunbookError[] {
  return [...ignoredSettings(tape), ...otherFont(tape), ...otherColors(tape), ...keptNowhere(tape)]
}

function ignoredSettings({ lines, commands, effective }: ReadTape): RunbookError[] {
  const hint = 'Move it to the top of the tape, above the first Env, key or other command.'
  const counted = new Set(effective)
  return commands
    .filter((command) => command.command === 'Set' && !counted.has(command))
    .map((command) => {
      const reason = `Set ${command.options} has no effect here`
      return commandFault(lines, command, { code: 'E_TAPE', reason, hint })
    })
}

function otherFont({ lines, effective, fontRemark: reason }: ReadTape): RunbookError[] {
  const command = effective.findLast(({ options }) => options === 'FontFamily')
  if (reason === '' || command === undefined) return []
  const hint = 'Install it below ~/.local/share/fonts, as a .ttf or .otf file.'
  return [argumentFault(lines, command, { code: 'E_TAPE', reason, hint })]
}

function otherColors({ lines, effective }: ReadTape): RunbookError[] {
  const command = effective.findLast(({ options }) => options === 'Theme')
  const keys = command === undefined ? [] : unreadColors(command.args)
  if (command === undefined || keys.length === 0) return []
  const reason = `the theme has no colour that can be read for ${keys.join(', ')}`
  const hint = 'Write it as #rrggbb; until then it is that of a terminal without a theme.'
  return [argumentFault(lines, command, { code: 'E_THEME', reason, hint })]
}

/** Warnings of what leaves nothing to see. */
const losing: ReadonlySet<string> = new Set(['no-output', 'never-shown'])

function keptNowhere({ lines, bytes, commands, isRedirected }: ReadTape): RunbookError[] {
  if (commands.length === 0) {
    const hint = 'Begin it with an Output, as in: Output demo.gif'
    const fault = { code: 'E_TAPE', reason: 'the tape has no commands', hint } as const
    return [commandFault(lines, tapeBeginning, fault)]
  }
  const warnings = lintTape(bytes, commands).filter(
    ({ code }) => losing.has(code) && !(isRedirected && code === 'no-output'),
  )
  return tapeErrors(lines.path, bytes, warnings)
}
