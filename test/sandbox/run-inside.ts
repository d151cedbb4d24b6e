import { spawnSync } from 'node:child_process'
import { chownSync, chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { confine } from '../../src/sandbox/confine.ts'
import { type Policy, defaultPolicy } from '../../src/sandbox/policy.ts'

export type User = 'root' | 'user'

const nobody = 65534

/** True when the tests may become another user. */
export const isRoot: boolean = process.getuid?.() === 0

/** The users to test as; whoever runs the tests is the ordinary one when that is not root. */
export const users: readonly { user: User; needsRoot: boolean }[] = [
  { user: 'root', needsRoot: true },
  { user: 'user', needsRoot: false },
]

/** A directory with a workspace for that user and a place outside of it. */
export interface Place {
  readonly base: string
  readonly workspace: string
  readonly outside: string
}

export function makePlace(user: User): Place {
  const base = mkdtempSync(join(tmpdir(), 'sandbox-test-'))
  chmodSync(base, 0o755)
  const place = { base, workspace: join(base, 'workspace'), outside: join(base, 'outside') }
  for (const directory of [place.workspace, place.outside]) {
    mkdirSync(directory)
    own(directory, user)
  }
  return place
}

/** As `makePlace()`, for one test. */
export function placeForTest(user: User): Place {
  const place = makePlace(user)
  onTestFinished(() => rmSync(place.base, { recursive: true, force: true }))
  return place
}

export function own(path: string, user: User): void {
  if (isRoot && user === 'user') chownSync(path, nobody, nobody)
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** stdout and stderr. */
  readonly text: string
}

/** Runs a bash script under a policy as that user, on pipes; `before` starts it all. */
export function runInside(
  user: User,
  script: string,
  policy: Partial<Policy> & { workspace: string },
  before: readonly string[] = [],
): Ran {
  const full = { ...defaultPolicy({ workspace: policy.workspace }), ...policy }
  const start = { terminal: false, cwd: policy.workspace }
  const command = confine(full, ['bash', '-c', script], start)
  const [file = '', ...args] = [...before, ...become(user), command.file, ...command.args]
  const { status, stdout, stderr } = spawnSync(file, args, {
    env: { ...command.env },
    cwd: command.cwd,
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { status, stdout, stderr, text: stdout + stderr }
}

/** The command line that turns root into an ordinary user. */
export function become(user: User): readonly string[] {
  if (!isRoot || user === 'root') return []
  return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--']
}
