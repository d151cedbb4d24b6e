import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import type { Dialect } from '../dialect/test-file.ts'
import type { RunOptions } from '../runbook.ts'
import { isInside } from '../sandbox/check-policy.ts'
import { grantedPolicy } from '../sandbox/granted-policy.ts'
import { noteObeyed } from '../sandbox/left-behind.ts'
import type { OpenedFile } from '../sandbox/open-text-file.ts'
import type { Mount } from '../sandbox/policy.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import { probeSandbox } from '../sandbox/probe.ts'
import { dialectVerdicts } from './dialect-verdicts.ts'
import type { TestEvent } from './test-document.ts'

/** What of a run's options matters to the tests of another tool. */
export type DialectOptions = Pick<
  RunOptions,
  'sandbox' | 'network' | 'allowRead' | 'allowWrite' | 'env' | 'signal'
> & {
  /** Where the user is; tests of some tools start there when they may see it. */
  readonly currentDirectory: string
  /** The shell that the user named, `''` for the tool's own. */
  readonly shell: string
}

/** Where the directory that commands start in is seen. */
const inside = '/run/runbook/tests'

/** Time for all commands of one shell. */
const timeoutMs = 15 * 60_000

/**
 * Runs a test file of another tool, each in a new directory that goes with it, and yields verdicts and what it left that others obey.
 * @throws RunbookError E_SANDBOX_MISSING.
 */
export async function* testDialectFile(
  dialect: Dialect,
  { path, source }: OpenedFile,
  options: DialectOptions,
): AsyncGenerator<TestEvent, void, undefined> {
  if (options.sandbox === 'bubblewrap') await probeSandbox()
  const shared = makePrivateDirectory('test')
  try {
    for (const name of ['tmp', 'home', 'tests']) mkdirSync(join(shared, name))
    const host = join(shared, 'tests', basename(path))
    mkdirSync(host)
    // Where TMPDIR of cram leads; a test file may have that name itself.
    mkdirSync(join(shared, 'tests', 'tmp'), { recursive: true })
    const mounts: Mount[] = [{ source: join(shared, 'tests'), target: inside, access: 'write' }]
    const policy = grantedPolicy(options, {
      path,
      workspace: dirname(path),
      shared,
      mounts,
      env: options.env,
    })
    const leftBehind = noteObeyed(policy)
    const own = policy.backend === 'none' ? host : join(inside, basename(path))
    const directory = dialect.start === 'new' ? own : startDirectory(path, options)
    const { signal } = options
    const verdicts = dialectVerdicts({
      dialect,
      source,
      path,
      shell: options.shell,
      policy,
      directory,
      timeoutMs,
      signal,
    })
    try {
      for await (const verdict of verdicts) yield { type: 'verdict', verdict }
    } finally {
      const left = leftBehind()
      if (left) yield { type: 'left-behind', ...left }
    }
  } finally {
    removePrivateDirectory(shared)
  }
}

/** The user's directory when it is granted or lies below the file's own, else that one. */
function startDirectory(path: string, options: DialectOptions): string {
  const { allowRead, allowWrite, currentDirectory } = options
  const seen = [dirname(path), ...allowRead, ...allowWrite]
  const isSeen = seen.some((tree) => isInside(tree, currentDirectory))
  return isSeen ? currentDirectory : dirname(path)
}
