import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { documentParts } from './document-parts.ts'
import type { Document } from './document/document.ts'
import type { ExecuteOptions, RemoteOptions } from './execute/execute-options.ts'
import type { GivenVariables } from './execute/give-variables.ts'
import type { SessionPool } from './execute/session-pool.ts'
import { secretValues } from './redact/secret-values.ts'
import type { Rehearsal } from './rehearsal/open-rehearsal.ts'
import { isGranted } from './remote/remote-grant.ts'
import { cachedResult } from './results/cached-result.ts'
import { presentDocument } from './results/present-document.ts'
import { presentThing } from './results/present-thing.ts'
import { replacedBlocks } from './results/replaced-blocks.ts'
import { writtenResult } from './results/written-result.ts'
import type { RunOptions } from './run-options.ts'
import { grantedPolicy } from './sandbox/granted-policy.ts'
import { sandboxHome } from './sandbox/policy.ts'
import { makePrivateDirectory } from './sandbox/private-directory.ts'
import { obeyedByClients } from './session/remote/obeyed-by-clients.ts'

/** Where the blocks of a run are. */
export interface RunPlace {
  /** The directory that they may write to, absolute. */
  readonly workspace: string
  /** What the sandboxes share as `/tmp` and home; it goes with the run. */
  readonly shared: string
  /** `HOME` in a sandbox. */
  readonly home: string
  /** Files that they may not change, besides the document. */
  readonly protect: readonly string[]
  /** Sessions that go on when the document is over, null for its own. */
  readonly sessions: SessionPool | null
  /** The document's part in a rehearsal of several, null for its own or none. */
  readonly rehearsal: Rehearsal | null
  /** What the document's blocks are given, null where that is still to be found. */
  readonly given: GivenVariables | null
}

/** A place for one document. */
export function placeOfDocument({ path }: Pick<Document, 'path'>): RunPlace {
  const shared = sharedDirectory()
  const own = { protect: [], sessions: null, rehearsal: null, given: null }
  return { workspace: dirname(path), shared, home: sandboxHome, ...own }
}

/** A new directory for what sandboxes share. */
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
  run: {
    readonly place: RunPlace
    readonly rehearsal: Rehearsal | null
    readonly given: Pick<GivenVariables, 'variables' | 'secrets'>
  },
): ExecuteOptions {
  const { place, rehearsal, given } = run
  const policy = grantedPolicy(options, {
    path: document.path,
    workspace: place.workspace,
    shared: place.shared,
    mounts: rehearsal?.mounts ?? [],
    env: { ...rehearsal?.env, ...options.env },
  })
  const parts = [...documentParts(document), ...options.libraries.map((path) => resolve(path))]
  return {
    policy: {
      ...policy,
      home: policy.backend === 'none' ? policy.home : place.home,
      protect: [...policy.protect, ...parts, ...place.protect, ...obeyedByClients(options.remote)],
    },
    sessions: place.sessions,
    remote: remoteOptions(options, rehearsal),
    directory: dirname(document.path),
    keepGoing: options.keepGoing,
    signal: options.signal,
    cachedResult,
    writtenResult,
    presentThing,
    presentDocument,
    replaced: (outcome) => (options.write ? replacedBlocks(document, outcome) : []),
    variables: given.variables,
    secrets: [...secretValues(options.env), ...given.secrets],
    holds: options.holds,
    onStep: ({ block }, what) => rehearsal?.enter(block.index, what),
  }
}

function remoteOptions({ remote }: RunOptions, rehearsal: Rehearsal | null): RemoteOptions {
  return {
    access: remote.access,
    isGranted: (hops) => isGranted(hops, remote.grants),
    answer: rehearsal && ((step) => rehearsal.answer(step)),
  }
}
