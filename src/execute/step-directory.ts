import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import { asWritten } from '../document/as-written.ts'
import type { RawArgument } from '../document/block.ts'
import type { Step } from '../plan/plan.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import { programLanguages } from '../session/languages/program-languages.ts'
import { ownDirectory } from './own-directory.ts'
import { isInHome, shellPath } from './shell-path.ts'
import type { StepContext } from './step-context.ts'

/** Where a step starts; null for a directory that is not there. A session then starts beside the document. */
export function stepDirectory(step: Step, context: StepContext): string | null {
  const { dir, remote, session } = step.arguments
  const own = ownDirectory(context)
  const cwd = resolve(own, isInHome(dir) ? '' : dir)
  if (remote !== null || existsSync(`${cwd}/.`)) return cwd
  return session !== '' && context.plan.document.format === 'org' ? own : null
}

/** Says that a step's directory is not there, and what would make it. */
export function missingDirectory(
  { arguments: { dir, mkdirp } }: Step,
  { plan: { document } }: Pick<StepContext, 'plan'>,
): string {
  return mkdirp
    ? `The directory "${dir}" cannot be made: blocks write below the document, and elsewhere with --allow-write.`
    : `The directory "${dir}" does not exist; "${asWritten(document.format, 'mkdirp', 'yes')}" makes it.`
}

/**
 * Where a step's session starts. In Markdown a directory that is said of a block or section is that of its blocks alone, so there
 * it is the one of the front matter; in Org that of the session's first block, as in Emacs.
 */
export function sessionDirectory(step: Step, cwd: string, context: StepContext): string {
  if (!hasOwnDirectory(step, context)) return cwd
  const own = ownDirectory(context)
  const written = step.block.arguments.findLast(isOfDocument)?.value ?? ''
  const start = resolve(own, isInHome(written) ? '' : written)
  return existsSync(`${start}/.`) ? start : own
}

/** The word of a shell for the directory that a step has in a live shell, null where the shell's own is meant. */
export function blockDirectory(step: Step, cwd: string, context: StepContext): string | null {
  if (!hasOwnDirectory(step, context)) return null
  const { dir } = step.arguments
  return isInHome(dir) ? shellPath(dir) : shellQuote(cwd)
}

function hasOwnDirectory({ block, arguments: given }: Step, { plan }: StepContext): boolean {
  if (plan.document.format === 'org' || given.remote !== null || given.dir === '') return false
  const origin = given.written.get('dir')?.origin
  return !programLanguages.has(block.language) && !!origin && !isOfDocument(origin)
}

function isOfDocument({ key, carrier }: Pick<RawArgument, 'key' | 'carrier'>): boolean {
  return key === 'dir' && carrier === 'document'
}
