import { dirname } from 'node:path'

import type { Overlay } from '../cast/asciicast.ts'
import { indexLines, type LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { findProgram } from '../sandbox/find-program.ts'
import { standardPath } from '../sandbox/shell-environment.ts'
import { findFont } from '../screen/font/find-font.ts'
import type { TextFont } from '../screen/font/text-font.ts'
import { hasExtensions } from '../tape/extensions.ts'
import { isGoDuration } from '../tape/go-duration.ts'
import { readTape, tapeFault } from '../tape/read-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { commandFault } from './command-place.ts'
import { chromeOf, pixelsOf, type TapeCanvas, tapeCanvas } from './tape-canvas.ts'
import { defaultSettings, readSetting, type TapeSettings } from './tape-settings.ts'

/** A tape that is ready to be played. */
export interface TapePlan {
  /** Absolute path, for places; a tape from standard input has a name that is no path. */
  readonly path: string
  /** Where its shell starts and its outputs go. */
  readonly directory: string
  readonly lines: LineIndex
  /** It asks for the extensions of the language. */
  readonly isExtended: boolean
  readonly settings: TapeSettings
  readonly canvas: TapeCanvas
  readonly overlay: Overlay
  readonly font: TextFont
  /** The command that sets the theme, null for none. */
  readonly themed: TapeCommand | null
  /** The command that sets what fills the margin, null for none. */
  readonly filled: TapeCommand | null
  /** Variables of the shell. */
  readonly env: Readonly<Record<string, string>>
  /** What happens on the terminal, in order. */
  readonly commands: readonly TapeCommand[]
  /** Files that the tape promises, in order. */
  readonly outputs: readonly TapeCommand[]
  /** What is wrong with it; nothing runs then. */
  readonly problems: readonly RunbookError[]
  /** Commands that have no effect. */
  readonly notes: readonly RunbookError[]
}

/** Words that are done before the tape plays. */
const beforePlaying: ReadonlySet<string> = new Set(['Set', 'Output', 'Require', 'Env'])

/** Commands whose option is something else. */
const notTimed: ReadonlySet<string> = new Set(['Set', 'Output', 'Env'])

/**
 * Reads a tape and checks it as a whole. Settings count in the run of `Set`, `Output` and `Require` that it begins with, the
 * shell anywhere; later ones but for TypingSpeed have no effect, as in VHS.
 */
export function planTape(path: string, bytes: Uint8Array, name = path): TapePlan {
  const { commands, errors } = readTape(path, bytes)
  const lines = indexLines(name, Buffer.from(bytes).toString('utf8'))
  const problems = errors.map((error) => tapeFault(name, bytes, error))
  const prelude = preludeLength(commands)
  const isEffective = (command: TapeCommand, index: number): boolean =>
    index < prelude || ['Shell', 'TypingSpeed'].includes(command.options)
  const sets = commands.filter(({ command }) => command === 'Set')
  const effective = sets.filter((command) => isEffective(command, commands.indexOf(command)))
  problems.push(...effective.flatMap((command) => settingFault(lines, command)))
  problems.push(...commands.flatMap((command) => timeFault(lines, command)))
  problems.push(...missingPrograms(lines, commands))
  const settings = settingsOf(
    effective.filter(
      (command) => commands.indexOf(command) < prelude || command.options === 'Shell',
    ),
  )
  const overlay = {
    captions: commands.some(({ command }) => command === 'Caption'),
    keystrokes: settings.keystrokes,
  }
  const { font, remark } = findFont(settings.fontFamily)
  const canvas = tapeCanvas(settings, { overlay, font })
  if (canvas === null) problems.push(tooSmall(lines, sets, settings))
  return {
    path,
    directory: dirname(path),
    lines,
    isExtended: hasExtensions(bytes),
    settings: canvas === null ? settings : { ...settings, ...pixelsOf(settings, canvas) },
    canvas: canvas ?? noCanvas,
    overlay,
    font,
    themed: effective.findLast(({ options }) => options === 'Theme') ?? null,
    filled: effective.findLast(({ options }) => options === 'MarginFill') ?? null,
    env: Object.fromEntries(
      commands
        .filter(({ command }) => command === 'Env')
        .map(({ options, args }) => [options, args]),
    ),
    commands: commands.filter(
      (command, index) =>
        !beforePlaying.has(command.command) ||
        (command.command === 'Set' && command.options === 'TypingSpeed' && index >= prelude),
    ),
    outputs: commands.filter(({ command }) => command === 'Output'),
    problems,
    notes: [...notesOf(lines, { sets, effective }), ...otherFont(lines, effective, remark)],
  }
}

const noCanvas: TapeCanvas = { cols: 2, rows: 1, below: 0, cellWidth: 1, cellHeight: 1 }

function preludeLength(commands: readonly TapeCommand[]): number {
  const first = commands.findIndex(
    ({ command }) => command !== 'Set' && command !== 'Output' && command !== 'Require',
  )
  return first < 0 ? commands.length : first
}

function settingsOf(commands: readonly TapeCommand[]): TapeSettings {
  return commands.reduce<TapeSettings>((settings, { options, args }) => {
    const read = readSetting(options, args)
    return 'fault' in read ? settings : { ...settings, ...read }
  }, defaultSettings)
}

function settingFault(lines: LineIndex, command: TapeCommand): RunbookError[] {
  const read = readSetting(command.options, command.args)
  if (!('fault' in read)) return []
  const { fault, hint } = read
  return [
    commandFault(lines, command, {
      code: 'E_TAPE',
      reason: `Set ${command.options}: ${fault}`,
      hint,
    }),
  ]
}

/** Numbers with several dots are tokens, but no times. */
function timeFault(lines: LineIndex, command: TapeCommand): RunbookError[] {
  const { options, args } = command
  const time = command.command === 'Sleep' ? args : options
  if (time === '' || notTimed.has(command.command) || isGoDuration(time)) return []
  return [
    commandFault(lines, command, {
      code: 'E_TAPE',
      reason: `${JSON.stringify(time)} is no time`,
      hint: 'Write a time as in 500ms, 1.5s or 2m.',
    }),
  ]
}

function ignoredSetting(lines: LineIndex, command: TapeCommand): RunbookError {
  return commandFault(lines, command, {
    code: 'E_TAPE',
    reason: `Set ${command.options} has no effect here`,
    hint: 'Move it to the top of the tape, above the first Env, key or other command.',
  })
}

function notesOf(
  lines: LineIndex,
  {
    sets,
    effective,
  }: { readonly sets: readonly TapeCommand[]; readonly effective: readonly TapeCommand[] },
): RunbookError[] {
  return sets
    .filter((command) => !effective.includes(command))
    .map((command) => ignoredSetting(lines, command))
}

function otherFont(
  lines: LineIndex,
  commands: readonly TapeCommand[],
  reason: string,
): RunbookError[] {
  if (reason === '') return []
  const command = commands.findLast(({ options }) => options === 'FontFamily') ?? nowhere
  const hint = 'Install it below ~/.local/share/fonts, as a .ttf or .otf file.'
  return [commandFault(lines, command, { code: 'E_TAPE', reason, hint })]
}

/** The programs of the host are those of the sandbox. */
function missingPrograms(lines: LineIndex, commands: readonly TapeCommand[]): RunbookError[] {
  return commands
    .filter(({ command, args }) => command === 'Require' && !isProgram(args))
    .map((command) =>
      commandFault(lines, command, {
        code: 'E_PROGRAM_MISSING',
        reason: `the tape requires ${command.args}, which is not installed`,
        hint: 'Install it, or take the line out of the tape.',
      }),
    )
}

function isProgram(name: string): boolean {
  return name.includes('/')
    ? findProgram(name.slice(name.lastIndexOf('/') + 1), dirname(name)) !== null
    : findProgram(name, standardPath) !== null
}

function tooSmall(
  lines: LineIndex,
  sets: readonly TapeCommand[],
  settings: TapeSettings,
): RunbookError {
  const { margin, bar } = chromeOf(settings)
  const around = 2 * (settings.padding + margin)
  const fault = {
    code: 'E_TAPE',
    reason: `a picture of ${settings.width} by ${settings.height} pixels has no room for text`,
    hint: `${around} by ${around + bar} pixels are padding, margin and bar: set a larger Width and Height.`,
  } as const
  const sides = ['Width', 'Height', 'Padding', 'Margin']
  const command = sets.find(({ options }) => sides.includes(options)) ?? sets[0]
  return commandFault(lines, command ?? nowhere, fault)
}

const nowhere: TapeCommand = { command: '', options: '', args: '', line: 1, column: 1 }
