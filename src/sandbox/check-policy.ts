import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'

import { RunbookError } from '../errors.ts'
import { homesAround } from './homes-around.ts'
import type { Policy } from './policy.ts'

/** Directories that no document may write to, nor anything above or below them. */
const systemTrees = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib64',
  '/proc',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
]
const bare = ['/', '/home', '/mnt', '/media', '/opt', '/root', '/srv', '/var']

/**
 * Refuses a policy that would open more than it says: a home or a system directory to write to
 * (`E_REFUSED`), a path that is not absolute (`E_REFUSED`) or does not exist (`E_NO_SUCH_FILE`).
 */
export function checkPolicy(policy: Policy): void {
  const writable = [policy.workspace, ...policy.write]
  const sources = policy.mounts.map(({ source }) => source)
  for (const path of [...writable, ...policy.read, ...sources]) checkExists(path)
  if (!statSync(policy.workspace).isDirectory()) {
    throw new RunbookError('E_REFUSED', `the workspace ${policy.workspace} is not a directory`, {
      hint: 'Give a directory.',
    })
  }
  if (policy.backend === 'none') return
  checkWritable(
    policy.workspace,
    'Put the document into a directory of its own, such as ~/runbooks',
  )
  for (const path of policy.write) checkWritable(path, 'Grant another one')
}

/** True when `path` is `directory` or below it; both absolute. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path)
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way))
}

function checkExists(path: string): void {
  if (!isAbsolute(path) || resolve(path) !== path) {
    throw new RunbookError('E_REFUSED', `the sandbox path ${path} is not absolute and plain`, {
      hint: 'Write it from / on, without . and .. and without a slash at the end.',
    })
  }
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new RunbookError('E_NO_SUCH_FILE', `the sandbox path ${path} does not exist`, {
      hint: 'Create it, or take it out of the policy.',
    })
  }
}

function checkWritable(path: string, remedy: string): void {
  const real = realpathSync(path)
  const system = systemTrees.some((tree) => isInside(tree, real) || isInside(real, tree))
  const holdsHome = homesAround(real).some((home) => isInside(real, home))
  if (!system && !bare.includes(real) && !holdsHome) return
  const reason = `${path} is or holds a home or system directory; nothing may write there`
  throw new RunbookError('E_REFUSED', reason, { hint: `${remedy}, or run it with --sandbox none.` })
}
