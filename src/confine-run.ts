import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Document } from './document/document.ts'
import type { ExecuteOptions, RemoteOptions } from './execute/execute-options.ts'
import { secretValues } from './redact/secret-values.ts'
import type { Rehearsal } from './rehearsal/open-rehearsal.ts'
import { isGranted } from './remote/remote-grant.ts'
import { cachedResult } from './results/cached-result.ts'
import { replacedBlocks } from './results/replaced-blocks.ts'
import type { RunOptions } from './run-options.ts'
import { defaultPolicy, type Policy, withoutSandbox } from './sandbox/policy.ts'
import { makePrivateDirectory } from './sandbox/private-directory.ts'

/** What the sandboxes of a run share as `/tmp` and home; it goes with the run. */
export function sharedDirectory(): string {
  const shared = makePrivateDirectory('shared')
  mkdirSync(join(shared, 'tmp'))
  mkdirSync(join(shared, 'home'))
  return shared
}

/** What the blocks of a run are executed with: their policy, other machines, the results that are there. */
export function confineRun(
  document: Document,
  options: RunOptions,
  run: { readonly shared: string; readonly rehearsal: Rehearsal | null },
): ExecuteOptions {
  return {
    policy: policyOf(options, { document, ...run }),
    remote: remoteOptions(options, run.rehearsal),
    directory: dirname(document.path),
    keepGoing: options.keepGoing,
    signal: options.signal,
    cachedResult,
    replaced: (outcome) => (options.write ? replacedBlocks(document, outcome) : []),
    secrets: secretValues(options.env),
    holds: options.holds,
    onStep: ({ block }) => run.rehearsal?.enter(block.index),
  }
}

function remoteOptions({ remote }: RunOptions, rehearsal: Rehearsal | null): RemoteOptions {
  return {
    access: remote.access,
    isGranted: (hops) => isGranted(hops, remote.grants),
    answer: rehearsal && ((step) => rehearsal.answer(step)),
  }
}

function policyOf(
  options: RunOptions,
  run: { document: Document; shared: string; rehearsal: Rehearsal | null },
): Policy {
  const { document, shared, rehearsal } = run
  const base = defaultPolicy({ workspace: dirname(document.path) })
  const policy: Policy = {
    ...base,
    shared,
    network: options.network,
    read: options.allowRead,
    write: options.allowWrite,
    protect: [...base.protect, document.path],
    mounts: rehearsal?.mounts ?? [],
    env: { ...rehearsal?.env, ...options.env },
  }
  return options.sandbox === 'none' ? withoutSandbox(policy) : policy
}
