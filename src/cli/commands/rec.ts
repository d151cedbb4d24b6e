import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'

import type { Asciicast } from '../../cast/asciicast.ts'
import { fitLength } from '../../cast/fit-length.ts'
import { writeAsciicast } from '../../cast/write-asciicast.ts'
import { RunbookError } from '../../errors.ts'
import { shellWord } from '../../plan/shell-word.ts'
import { castOfLive } from '../../rec/cast-of-live.ts'
import { documentOfLive } from '../../rec/document-of-live.ts'
import { liveCommands } from '../../rec/live-commands.ts'
import type { LiveRecording } from '../../rec/live-recording.ts'
import { recordLive } from '../../rec/record-live.ts'
import { liveShells } from '../../rec/shells/live-shells.ts'
import { tapeOfLive } from '../../rec/tape-of-live.ts'
import { checkOutputDirectory } from '../../recording/check-output-directory.ts'
import { writePieces } from '../../recording/write-pieces.ts'
import { secretValues } from '../../redact/secret-values.ts'
import { findProgram, isProgramFile } from '../../sandbox/find-program.ts'
import { temporaryName } from '../../sandbox/temporary-name.ts'
import { counted } from '../counted.ts'
import { exitCode } from '../exit-code.ts'
import { durationFlag } from '../flag-values.ts'
import { formatSize } from '../format-size.ts'
import { interruptible } from '../interruptible.ts'
import { openLiveTerminal } from '../live-terminal.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'

/** The flags of `runbook rec` as the command line gives them. */
export interface RecFlags {
  readonly output: readonly string[]
  readonly shell?: string
  readonly title?: string
  readonly idleLimit: string
  readonly maxLength?: string
  readonly format: string
  readonly force?: boolean
}

interface WriteOptions {
  readonly path: string
  readonly title: string
  readonly idleLimitMs: number
  /** Of casts, 0 for no limit. */
  readonly maxLengthMs: number
  readonly secrets: readonly string[]
  readonly castVersion: 2 | 3
}

/** What a live recording can be written as, by file extension. */
const writers: Readonly<Record<string, (live: LiveRecording, options: WriteOptions) => string>> = {
  '.cast': (live, options) => writeAsciicast(fittedCast(live, options), options.castVersion),
  '.tape': (live, options) =>
    tapeOfLive(live, { ...options, output: `${nameOf(options.path)}.gif` }),
  '.org': (live, options) => documentOfLive(live, { ...options, format: 'org' }),
  '.md': (live, options) => documentOfLive(live, { ...options, format: 'markdown' }),
}

/** The shell is left to the user for as long as it is wanted; what was recorded is made to fit. */
function fittedCast(live: LiveRecording, options: WriteOptions): Asciicast {
  const shown = { cast: castOfLive(live, options), holdMs: 0 }
  return fitLength(shown, options.maxLengthMs / 1000).cast
}

/**
 * `runbook rec -o FILE…`: records the user's own shell until it ends, as a cast, a tape that replays, or a document with
 * a block for each command. Values of variables with secret names are masked.
 */
export async function rec(flags: RecFlags, report: Report): Promise<number> {
  for (const path of flags.output) checkOutput(path, flags.force === true)
  if (flags.output.length === 0) throw usage('there is no output', 'runbook rec -o demo.cast')
  const env = environment()
  const shell = shellPath(flags, env)
  const idleLimitMs = durationFlag('--idle-limit', flags.idleLimit)
  const maxLengthMs = maxLengthOf(flags)
  const secrets = secretValues(env)
  const castVersion = flags.format === '3' ? 3 : 2
  report.line(`recording ${shell}; end it with exit or Ctrl+D`)
  // What was recorded until a signal came is written, too.
  return interruptible(async (signal) => {
    const live = await recordedShell(shell, env, signal)
    const code = await written(live, flags.output, report, (path) => {
      const title = flags.title ?? nameOf(path)
      return { path, title, idleLimitMs, maxLengthMs, secrets, castVersion }
    })
    report.line(counted(liveCommands(live).length, 'command'))
    return code
  })
}

/** Writes all that can be written: what was typed is not typed again because the disk has no room for one of the files. */
async function written(
  live: LiveRecording,
  paths: readonly string[],
  report: Report,
  optionsOf: (path: string) => WriteOptions,
): Promise<number> {
  let code: number = exitCode.done
  for (const path of paths) {
    const write = writers[extname(path).toLowerCase()] as (typeof writers)[string]
    try {
      const bytes = await writePieces(path, [write(live, optionsOf(path))])
      report.event({ type: 'recorded', path, bytes })
      report.line(`${printable(path)}  ${formatSize(bytes)}`)
    } catch (error) {
      if (!(error instanceof RunbookError)) throw error
      report.error(error)
      code ||= error.exitCode
    }
  }
  return code
}

async function recordedShell(
  shell: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<LiveRecording> {
  const terminal = openLiveTerminal(process.stdin, process.stdout)
  try {
    return await recordLive({ shell, env, cwd: process.cwd(), terminal, signal })
  } finally {
    terminal.close()
  }
}

/** All is checked before the user begins to type. */
function checkOutput(path: string, force: boolean): void {
  if (!(extname(path).toLowerCase() in writers)) {
    const hint = `End the name in ${Object.keys(writers).join(', ')}; "runbook render" makes pictures of a cast.`
    throw new RunbookError('E_FORMAT', `${path} is nothing that can be recorded`, { hint })
  }
  checkOutputDirectory(path)
  checkWritable(dirname(resolve(path)), path)
  if (existsSync(path) && !force) {
    const hint = 'Name another file, or overwrite it with --force.'
    throw new RunbookError('E_FOREIGN_FILE', `${path} exists`, { hint })
  }
}

/** Only a file tells: a file system may be read-only or full, and root is refused by no permission. */
function checkWritable(directory: string, path: string): void {
  const trial = join(directory, temporaryName())
  try {
    writeFileSync(trial, '', { flag: 'wx' })
    rmSync(trial)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const hint = 'Record into a directory that you may write to.'
    throw new RunbookError('E_UNWRITABLE', `${path} cannot be written (${code})`, {
      hint,
      cause: error,
    })
  }
}

/** A tape's length is that of what it types, and a document has none. */
function maxLengthOf({ maxLength, output }: RecFlags): number {
  if (maxLength === undefined) return 0
  if (output.some((path) => extname(path).toLowerCase() === '.cast'))
    return durationFlag('--max-length', maxLength)
  throw usage(
    '--max-length is for casts, and none is made',
    'runbook rec -o demo.cast --max-length 20s',
  )
}

function environment(): Record<string, string> {
  const given = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { TERM: 'xterm-256color', ...Object.fromEntries(given) }
}

/** Tapes and documents are made of commands, which only some shells tell of. */
function shellPath({ shell, output }: RecFlags, env: Readonly<Record<string, string>>): string {
  const wanted = shell ?? env['SHELL'] ?? 'bash'
  const path = wanted.includes('/') ? wanted : findProgram(wanted, env['PATH'] ?? '')
  if (path === null || !isProgramFile(path)) {
    throw new RunbookError('E_PROGRAM_MISSING', `there is no shell ${wanted}`, {
      hint: 'Name one that is installed, as in --shell bash.',
    })
  }
  const needsCommands = output.some((file) => ['.org', '.md'].includes(extname(file).toLowerCase()))
  if (needsCommands && !liveShells.has(basename(path))) {
    throw usage(
      `${basename(path)} does not tell which commands it runs`,
      `runbook rec --shell bash -o ${shellWord(output[0] ?? '')}`,
    )
  }
  return path
}

function nameOf(path: string): string {
  return basename(path, extname(path))
}

function usage(reason: string, example: string): RunbookError {
  return new RunbookError('E_USAGE', reason, { hint: `Say it so: ${example}` })
}
