import { lstatSync, rmSync } from 'node:fs'
import { basename, relative } from 'node:path'

import { RunbookError } from '../errors.ts'
import { withDirectory } from '../sandbox/confined-path.ts'
import { tapeBeginning } from './command-place.ts'
import { type OutputGrants, type OutputTarget, outputTarget } from './outputs/output-target.ts'
import { writeOutput } from './outputs/write-output.ts'
import type { Performance } from './perform-tape.ts'
import type { TapePlan } from './plan-tape.ts'

/** A file that is left of a tape which failed; its path is relative to the tape's directory. */
export interface KeptFile {
  readonly path: string
  readonly bytes: number
}

/** The recording, its last screen as a picture, and the last screens as text. */
const extensions = ['.cast', '.png', '.txt'] as const

/**
 * Writes what was recorded of a tape that failed, beside the first file that it promises: `demo.failed.cast`,
 * `demo.failed.png` and `demo.failed.txt` for `demo.gif`. Files that someone else made are left alone.
 * @throws RunbookError E_REFUSED and E_UNWRITABLE as writeConfined() does.
 */
export async function keepFailed(
  plan: TapePlan,
  played: Performance,
  grants: OutputGrants,
): Promise<readonly KeptFile[]> {
  const kept: KeptFile[] = []
  for (const target of await failedTargets(plan, grants)) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    const files = await target.kind.make({ ...played, golden: played.seen })
    const bytes = writeOutput(target, files)
    kept.push({ path: relative(plan.directory, target.path), bytes })
  }
  return kept
}

/** Removes what an earlier run that failed has left. */
export async function forgetFailed(plan: TapePlan, grants: OutputGrants): Promise<void> {
  for (const { path, root } of await failedTargets(plan, { ...grants, force: false })) {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) continue
    withDirectory({ root, path, createDirectories: false }, (file) => rmSync(file))
  }
}

async function failedTargets(plan: TapePlan, grants: OutputGrants): Promise<OutputTarget[]> {
  const stem = failedStem(plan)
  const targets = await Promise.all(
    extensions.map((extension) =>
      outputTarget(
        plan,
        { ...tapeBeginning, command: 'Output', options: extension, args: stem + extension },
        grants,
      ),
    ),
  )
  return targets.flatMap((target) => (target instanceof RunbookError ? [] : [target]))
}

/** The name of the first output without its extension, else that of the tape. */
function failedStem({ outputs, path }: TapePlan): string {
  const first = outputs[0]?.args.replace(/\/+$/, '') ?? basename(path)
  return `${first.replace(/(?<=[^/])\.[^./]*$/, '')}.failed`
}
