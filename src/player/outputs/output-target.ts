import { accessSync, constants, existsSync, lstatSync } from 'node:fs'
import { dirname } from 'node:path'

import { RunbookError } from '../../errors.ts'
import { recordingRoot } from '../../recording/recording-paths.ts'
import { outputExtensions } from '../../render/formats/formats.ts'
import { isInside } from '../../sandbox/check-policy.ts'
import { withDirectory } from '../../sandbox/confined-path.ts'
import { findProgram } from '../../sandbox/find-program.ts'
import { unwritable } from '../../sandbox/write-confined.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import { argumentFault, type CommandFault } from '../command-place.ts'
import type { TapePlan } from '../plan-tape.ts'
import type { OutputKind } from './output-kind.ts'
import { outputKind } from './output-kinds.ts'
import { outputPath } from './output-path.ts'

/** Where one output of a tape goes. */
export interface OutputTarget {
  readonly command: TapeCommand
  readonly kind: OutputKind
  /** Absolute. */
  readonly path: string
  /** Directory that it stays below. */
  readonly root: string
}

/** What the user granted to outputs. */
export interface OutputGrants {
  /** Absolute paths that may be written. */
  readonly allowWrite: readonly string[]
  /** Replace files that we did not make. */
  readonly force: boolean
  /** The user's own PATH, where our encoders find their programs. */
  readonly searchPath: string
}

/** The target of an output or a screenshot, or why it cannot be made; looked at before anything runs. */
export async function outputTarget(
  plan: TapePlan,
  command: TapeCommand,
  grants: OutputGrants,
): Promise<OutputTarget | RunbookError> {
  const found = await targetOrFault(plan, command, grants)
  if ('kind' in found) return found
  if (!isNamedByUser(plan, command)) return argumentFault(plan.lines, command, found)
  return new RunbookError(found.code, found.reason, { hint: found.hint })
}

async function targetOrFault(
  plan: TapePlan,
  command: TapeCommand,
  grants: OutputGrants,
): Promise<OutputTarget | CommandFault> {
  const kind = await outputKind({ ...command, options: command.options || '.png' })
  if (kind === null) return unknownKind(command)
  const { program } = kind
  if (program !== null && findProgram(program, grants.searchPath) === null)
    return missingProgram(command, program)
  const roots = isNamedByUser(plan, command)
    ? [directoryAbove(command.args)]
    : [recordingRoot(plan.directory), ...grants.allowWrite]
  const path = outputPath(command.args, { ...plan, roots })
  const root = roots.find((directory) => isInside(directory, path))
  if (root === undefined) return outside(command)
  const target = { command, kind, path, root }
  try {
    checkDirectory(target)
    return isFree(target, grants.force) ? target : foreign(command)
  } catch (error) {
    const { code, message: reason, hint } = unwritable(path, error)
    return { code, reason, hint: code === 'E_REFUSED' ? 'Choose another place or name.' : hint }
  }
}

/** What a user names on the command line may be anywhere. */
function isNamedByUser({ isRedirected }: TapePlan, { command }: TapeCommand): boolean {
  return isRedirected && command === 'Output'
}

/** The nearest directory above a path that is there. */
function directoryAbove(path: string): string {
  const above = dirname(path)
  return existsSync(above) ? above : directoryAbove(above)
}

/** Throws where no file can be made: in a directory that cannot be written, in what is none, in git's own. */
function checkDirectory({ path: target, root }: OutputTarget): void {
  const path = target.endsWith('/') ? `${target}frames.json` : target
  try {
    withDirectory({ root, path, createDirectories: false }, (file) => checkWritable(dirname(file)))
  } catch (error) {
    // Those that are missing are made.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    checkWritable(directoryAbove(path))
  }
}

function checkWritable(directory: string): void {
  accessSync(directory, constants.W_OK)
}

/** Nothing is there, or what is there we made or may replace. */
function isFree({ command, path, root, kind }: OutputTarget, force: boolean): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined) return true
  const isReplaceable = there.isDirectory() === command.args.endsWith('/')
  return (force && isReplaceable) || kind.isOurs({ path, root })
}

function unknownKind(command: TapeCommand): CommandFault {
  return {
    code: 'E_FORMAT',
    reason: `"${command.options}" is no kind of output that can be made`,
    hint: `End the name in one of ${outputExtensions.join(', ')}, or in / for a directory of frames.`,
  }
}

function missingProgram(command: TapeCommand, name: string): CommandFault {
  return {
    code: 'E_PROGRAM_MISSING',
    reason: `${command.options} is made by ${name}, which is not installed`,
    hint: `Install ${name}, or write a .gif.`,
  }
}

function outside(command: TapeCommand): CommandFault {
  return {
    code: 'E_REFUSED',
    reason: `${command.args} leads out of the tape's directory and its repository`,
    hint: 'Use a path inside, or grant the directory with --allow-write.',
  }
}

function foreign(command: TapeCommand): CommandFault {
  return {
    code: 'E_FOREIGN_FILE',
    reason: `${command.args} is there, and no run of runbook made it`,
    hint: 'Move it away, name another file, or overwrite it with --force.',
  }
}
