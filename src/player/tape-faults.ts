import type { LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { isTooLarge } from '../render/canvas.ts'
import { isDrawn, isOpaque, transparentKinds } from '../render/formats/formats.ts'
import { isGoDuration } from '../tape/go-duration.ts'
import type { TapeCommand, TapeError } from '../tape/tape-command.ts'
import { argumentFault, commandFault, tapeBeginning } from './command-place.ts'
import { endlessCommand } from './endless-command.ts'
import { chromeOf, type TapeCanvas } from './tape-canvas.ts'
import type { TapePrograms } from './tape-programs.ts'
import { readSetting, type TapeSettings } from './tape-settings.ts'

/** A parsed tape, and what its settings come to. */
interface ReadTape {
  readonly lines: LineIndex
  readonly commands: readonly TapeCommand[]
  /** Of its grammar. */
  readonly errors: readonly TapeError[]
  /** The settings that count. */
  readonly effective: readonly TapeCommand[]
  readonly settings: TapeSettings
  /** Null when there is no room for text. */
  readonly canvas: TapeCanvas | null
  readonly programs: TapePrograms
  readonly outputs: readonly TapeCommand[]
}

/** What is wrong with a tape besides its grammar: values, times, missing programs, a picture that is too small. */
export function tapeFaults(tape: ReadTape): RunbookError[] {
  const { lines, commands, errors, effective, canvas, programs } = tape
  // What is left over of a broken line is no second mistake.
  const broken = new Set(errors.map(({ line }) => line))
  const isWhole = ({ line }: TapeCommand): boolean => !broken.has(line)
  const whole = commands.filter(isWhole)
  return [
    ...effective.filter(isWhole).flatMap((command) => settingFault(lines, command)),
    ...whole.flatMap((command) => timeFault(lines, command)),
    ...whole.flatMap((command) => nameFault(lines, command)),
    ...missingPrograms(lines, whole, programs),
    ...missingShell(tape),
    ...(canvas === null ? [tooSmall(tape)] : []),
    ...tooLarge(tape),
    ...tooLong(tape),
    ...opaque(tape),
  ]
}

function settingFault(lines: LineIndex, command: TapeCommand): RunbookError[] {
  const read = readSetting(command.options, command.args)
  if (!('fault' in read)) return []
  const { fault, hint } = read
  const reason = `Set ${command.options}: ${fault}`
  return [argumentFault(lines, command, { code: 'E_TAPE', reason, hint })]
}

/** Commands whose option is something else. */
const notTimed: ReadonlySet<string> = new Set(['Set', 'Output', 'Env', 'Alt', 'Shift'])

/** Numbers with several dots are tokens, but no times. */
function timeFault(lines: LineIndex, command: TapeCommand): RunbookError[] {
  const { options, args } = command
  const time = command.command === 'Sleep' ? args : options
  if (time === '' || notTimed.has(command.command) || isGoDuration(time)) return []
  const reason = `${JSON.stringify(time)} is no time`
  const hint = 'Write a time as in 500ms, 1.5s or 2m.'
  return [argumentFault(lines, command, { code: 'E_TAPE', reason, hint })]
}

/** What no environment can hold (setenv(3)). */
function nameFault(lines: LineIndex, command: TapeCommand): RunbookError[] {
  const { options } = command
  if (command.command !== 'Env' || /^[^=]+$/.test(options)) return []
  const reason = `${JSON.stringify(options)} is no name of a variable`
  const hint = 'Write a name and a value, as in Env EDITOR "vi".'
  return [argumentFault(lines, command, { code: 'E_TAPE', reason, hint })]
}

function missingPrograms(
  lines: LineIndex,
  commands: readonly TapeCommand[],
  programs: TapePrograms,
): RunbookError[] {
  return commands
    .filter(({ command, args }) => command === 'Require' && !programs.has(args))
    .map((command) => {
      const remedy = programs.remedy(command.args)
      const why = remedy === null ? 'which is not installed' : 'which its shell does not find'
      return argumentFault(lines, command, {
        code: 'E_PROGRAM_MISSING',
        reason: `the tape requires ${command.args}, ${why}`,
        hint: remedy ?? 'Install it, or take the line out of the tape.',
      })
    })
}

function missingShell({ lines, effective, settings, programs }: ReadTape): RunbookError[] {
  const { name } = settings.shell
  if (programs.has(name)) return []
  const command = effective.findLast(({ options }) => options === 'Shell') ?? tapeBeginning
  const remedy = programs.remedy(name)
  const reason = `the shell ${name} is not ${remedy === null ? 'installed' : 'where the sandbox looks'}`
  const hint = remedy ?? 'Install it, or set another Shell.'
  return [argumentFault(lines, command, { code: 'E_PROGRAM_MISSING', reason, hint })]
}

function tooLong({ lines, commands, settings }: ReadTape): RunbookError[] {
  const command = endlessCommand(commands, settings.typingMs)
  if (command === null) return []
  const reason = 'up to here the tape lasts more than a day, or presses more than 100,000 keys'
  const hint = 'Press less often, or pause less.'
  return [commandFault(lines, command, { code: 'E_TAPE', reason, hint })]
}

function tooLarge({ lines, commands, effective, settings, outputs }: ReadTape): RunbookError[] {
  const shots = commands.filter(({ command }) => command === 'Screenshot')
  const isSeen = [...outputs, ...shots].some(({ args }) => isDrawn(args))
  if (!isSeen || !isTooLarge(settings)) return []
  const { width, height } = settings
  const reason = `a picture of ${width} by ${height} pixels is too large`
  const hint = 'Set a smaller Width or Height; 64 million pixels are the most.'
  return [argumentFault(lines, sizing(effective), { code: 'E_TAPE', reason, hint })]
}

function opaque({ lines, outputs, settings }: ReadTape): RunbookError[] {
  return outputs
    .filter(({ args }) => settings.transparent && isOpaque(args))
    .map((command) => {
      const reason = `${command.args} cannot be transparent`
      const hint = `Make ${transparentKinds}, or take the line Set Transparent out.`
      return argumentFault(lines, command, { code: 'E_TAPE', reason, hint })
    })
}

/** The command that says how large the picture is. */
function sizing(effective: readonly TapeCommand[]): TapeCommand {
  return effective.find(({ options }) => sides.includes(options)) ?? effective[0] ?? tapeBeginning
}

const sides = ['Width', 'Height', 'Padding', 'Margin', 'Rows', 'Cols']

function tooSmall({ lines, effective, settings }: ReadTape): RunbookError {
  const { margin, bar } = chromeOf(settings)
  const around = 2 * (settings.padding + margin)
  const fault = {
    code: 'E_TAPE',
    reason: `a picture of ${settings.width} by ${settings.height} pixels has no room for text`,
    hint: `${around} by ${around + bar} pixels are padding, margin and bar: set a larger Width and Height.`,
  } as const
  return argumentFault(lines, sizing(effective), fault)
}
