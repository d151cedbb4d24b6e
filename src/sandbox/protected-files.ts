import { lstatSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { nestedRepositories } from './nested-repositories.ts'
import type { Policy } from './policy.ts'

// This tool's own files, when it is installed in a workspace: a document must not change them.
const ownRoot = resolve(import.meta.dirname, '../..')
const ownFiles = ['bin', 'dist', 'src', 'themes', 'node_modules', 'package.json'].map((name) =>
  resolve(ownRoot, name),
)

// What git runs or obeys in a git directory.
const obeyedByGit = ['hooks', 'config', 'config.worktree', 'info/attributes']

/**
 * Absolute paths that nothing of a document may write to, nor below them: what the policy protects, what git obeys in
 * repositories of the workspace, and this tool. They need not exist.
 */
export function protectedFiles({
  workspace,
  protect,
}: Pick<Policy, 'workspace' | 'protect'>): string[] {
  const nested = nestedRepositories(workspace).flatMap((directory) =>
    obeyedByGit.map((name) => join(directory, name)),
  )
  return [...protect, ...worktreeFile(workspace), ...nested, ...ownFiles].map((path) =>
    resolve(workspace, path),
  )
}

/** The path without links; null for one that is not there. */
export function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

/** The file `.git` that a worktree or submodule has; a directory must stay writable for git. */
function worktreeFile(workspace: string): string[] {
  const stat = lstatSync(join(workspace, '.git'), { throwIfNoEntry: false })
  return stat?.isFile() ? ['.git'] : []
}
