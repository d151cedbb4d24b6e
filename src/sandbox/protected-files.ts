import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { obeyedByGit } from './obeyed-by-git.ts'
import { type Policy, protectedPaths } from './policy.ts'
import { repositoriesOf } from './repositories.ts'

// This tool's own files, when it is installed in a workspace: a document must not change them.
const ownRoot = resolve(import.meta.dirname, '../..')
const ownFiles = ['bin', 'dist', 'src', 'themes', 'node_modules', 'package.json'].map((name) =>
  resolve(ownRoot, name),
)

// As a package of the workspace it has its own packages beside it, and would prefer those that are put below it. These are
// loaded in the midst of a run.
const beside = dirname(ownRoot)
const ownPackages =
  basename(beside) === 'node_modules'
    ? [
        ownRoot,
        ...['sh-syntax', '@lydell', 'asciinema-player'].map((name) => resolve(beside, name)),
      ]
    : []

/**
 * Absolute paths that nothing of a document may write to, nor below them: what the policy protects, what git and others obey in
 * repositories of the workspace, and this tool. They need not exist.
 */
export function protectedFiles({
  workspace,
  protect,
}: Pick<Policy, 'workspace' | 'protect'>): string[] {
  const { directories, roots, files, named, closed } = repositoriesOf(realpathSync(workspace))
  return [
    ...protect,
    ...settingsAt(roots),
    ...files,
    ...named,
    ...closed,
    ...directories.flatMap(obeyedByGit),
    ...ownFiles,
    ...ownPackages,
  ].map((path) => resolve(workspace, path))
}

/** What programs obey at the root of repositories, as at that of a workspace. */
export function settingsAt(roots: readonly string[]): string[] {
  const names = protectedPaths.filter((name) => !name.startsWith('.git/'))
  return roots.flatMap((root) => names.map((name) => join(root, name)))
}
