import { basename, dirname, extname } from 'node:path'

import type { Overlay } from '../cast/asciicast.ts'
import { indexLines, type LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import type { Policy } from '../sandbox/policy.ts'
import { findFont } from '../screen/font/find-font.ts'
import type { TextFont } from '../screen/font/text-font.ts'
import { hasExtensions } from '../tape/extensions.ts'
import { readTape, tapeErrors } from '../tape/read-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import type { ParsedTape } from '../tape/tape-reader.ts'
import { tapeBeginning } from './command-place.ts'
import { hiddenNotes } from './hidden-notes.ts'
import { pixelsOf, type TapeCanvas, tapeCanvas } from './tape-canvas.ts'
import { tapeFaults } from './tape-faults.ts'
import { tapeNotes } from './tape-notes.ts'
import { TapePrograms } from './tape-programs.ts'
import { defaultSettings, readSetting, type TapeSettings } from './tape-settings.ts'
import { tapeStart } from './tape-start.ts'
import { type TypedLine, typedLines } from './typed-lines.ts'

/** A tape as it was given, and what its user decided about its shell. */
export interface TapeFile {
  /** Absolute path; for a tape from standard input, of a file that need not exist in the directory that it belongs to. */
  readonly path: string
  /** The name that messages use. */
  readonly name: string
  readonly source: Uint8Array
  /** The user's own, absolute. */
  readonly currentDirectory: string
  /** Absolute paths of the files that it makes instead of its own outputs; none for its own. */
  readonly redirect: readonly string[]
  readonly sandbox: Policy['backend']
  /** Absolute paths that the user granted. */
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
  /** Variables that the user sets. */
  readonly env: Readonly<Record<string, string>>
  /** The user's own PATH. */
  readonly searchPath: string
}

/** A tape that is ready to be played. */
export interface TapePlan {
  /** Absolute path, for places; a tape from standard input has a name that is no path. */
  readonly path: string
  /** Where its outputs go. */
  readonly directory: string
  /** Where its shell starts. */
  readonly start: string
  /** The user's own, where paths of VHS begin. */
  readonly currentDirectory: string
  readonly lines: LineIndex
  /** All that it says, and mistakes of its grammar. */
  readonly parsed: ParsedTape
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
  /** The user named these outputs, which then are not below the tape's directory only. */
  readonly isRedirected: boolean
  /** What is wrong with it; nothing runs then. */
  readonly problems: readonly RunbookError[]
  /** Commands that have no effect. */
  readonly notes: readonly RunbookError[]
  /** The lines that it types. */
  readonly typed: readonly TypedLine[]
}

/** Words that are done before the tape plays. */
const beforePlaying: ReadonlySet<string> = new Set(['Set', 'Output', 'Require', 'Env'])

/**
 * Reads a tape and checks it as a whole. Settings count in the run of `Set`, `Output` and `Require` that it begins with, the
 * shell anywhere; later ones but for TypingSpeed have no effect, as in VHS.
 */
export function planTape(file: TapeFile): TapePlan {
  const { path, source: bytes, currentDirectory, redirect } = file
  const parsed = readTape(path, bytes, currentDirectory)
  const { commands, errors } = parsed
  const lines = indexLines(file.name, Buffer.from(bytes).toString('utf8'))
  const isRedirected = redirect.length > 0
  const prelude = preludeLength(commands)
  const effective = setsOf(commands, prelude, ['Shell', 'TypingSpeed'])
  const { remark, canvas, ...looks } = looksOf(commands, prelude)
  const typed = typedLines(commands)
  const start = tapeStart({ ...file, commands, typed })
  const env = variablesOf(commands)
  const programs = programsOf(file, start.directory, env)
  const outputs = outputsOf(isRedirected ? redirect.map(outputTo) : commands)
  const { settings } = looks
  const read = { lines, commands, errors, effective, settings, canvas, outputs, programs }
  const remarks = (): RunbookError[] => [
    ...tapeNotes({ lines, bytes, commands, effective, fontRemark: remark, isRedirected }),
    ...hiddenNotes({ lines, commands, typed, start, programs }),
  ]
  return {
    path,
    directory: dirname(path),
    start: start.directory,
    currentDirectory,
    lines,
    parsed,
    isExtended: hasExtensions(bytes),
    ...looks,
    canvas: canvas ?? noCanvas,
    themed: effective.findLast(({ options }) => options === 'Theme') ?? null,
    filled: effective.findLast(({ options }) => options === 'MarginFill') ?? null,
    env,
    commands: playedOf(commands, prelude),
    typed,
    outputs,
    isRedirected,
    problems: [...tapeErrors(file.name, bytes, errors), ...tapeFaults(read)],
    notes: errors.length > 0 ? [] : remarks(),
  }
}

/** How a tape's pictures look; a canvas without room for text is null. */
function looksOf(commands: readonly TapeCommand[], prelude: number): Looks {
  const settings = settingsOf(setsOf(commands, prelude, ['Shell']))
  const overlay = {
    captions: commands.some(({ command }) => command === 'Caption'),
    keystrokes: settings.keystrokes,
  }
  const { font, remark } = findFont(settings.fontFamily)
  const canvas = tapeCanvas(settings, { overlay, font })
  const sized = canvas === null ? settings : { ...settings, ...pixelsOf(settings, canvas) }
  return { settings: sized, overlay, font, remark, canvas }
}

interface Looks extends Pick<TapePlan, 'settings' | 'overlay' | 'font'> {
  readonly canvas: TapeCanvas | null
  /** What is to be said of the font. */
  readonly remark: ReturnType<typeof findFont>['remark']
}

/** The tape's own variables give way to those of the user. */
function programsOf(file: TapeFile, directory: string, env: TapePlan['env']): TapePrograms {
  const shown = [dirname(file.path), ...file.allowRead, ...file.allowWrite]
  return new TapePrograms({ ...file, directory, env: { ...env, ...file.env }, shown })
}

/** Kinds of output are told in any case of letters. */
function outputsOf(commands: readonly TapeCommand[]): TapeCommand[] {
  return commands
    .filter(({ command }) => command === 'Output')
    .map((command) => ({ ...command, options: command.options.toLowerCase() }))
}

/** The command that makes a file; the name of one without an extension is no kind. */
function outputTo(path: string): TapeCommand {
  const kind = path.endsWith('/') ? '.png' : extname(path) || basename(path)
  return { ...tapeBeginning, command: 'Output', options: kind, args: path }
}

function variablesOf(commands: readonly TapeCommand[]): TapePlan['env'] {
  const variables = commands.filter(({ command }) => command === 'Env')
  return Object.fromEntries(variables.map(({ options, args }) => [options, args]))
}

function playedOf(commands: readonly TapeCommand[], prelude: number): TapeCommand[] {
  return commands.filter(
    ({ command, options }, index) =>
      !beforePlaying.has(command) ||
      (command === 'Set' && options === 'TypingSpeed' && index >= prelude),
  )
}

const noCanvas: TapeCanvas = { cols: 2, rows: 1, below: 0, cellWidth: 1, cellHeight: 1 }

function preludeLength(commands: readonly TapeCommand[]): number {
  const first = commands.findIndex(
    ({ command }) => command !== 'Set' && command !== 'Output' && command !== 'Require',
  )
  return first < 0 ? commands.length : first
}

/** The settings of the prelude, and those that also count behind it. */
function setsOf(
  commands: readonly TapeCommand[],
  prelude: number,
  anywhere: readonly string[],
): TapeCommand[] {
  return commands.filter(
    ({ command, options }, index) =>
      command === 'Set' && (index < prelude || anywhere.includes(options)),
  )
}

function settingsOf(commands: readonly TapeCommand[]): TapeSettings {
  return commands.reduce<TapeSettings>((settings, { options, args }) => {
    const read = readSetting(options, args)
    return 'fault' in read ? settings : { ...settings, ...read }
  }, defaultSettings)
}
