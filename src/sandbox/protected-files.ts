import { basename, dirname, join, resolve } from 'node:path'

import { obeyedByGit } from './obeyed-by-git.ts'
import { type Policy, protectedPaths } from './policy.ts'
import { type Repositories, repositoriesIn, repositoriesOf } from './repositories.ts'
import { writableTrees } from './writable-trees.ts'

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
 * the trees that it may write, and this tool. They need not exist.
 */
export function protectedFiles(policy: Pick<Policy, 'workspace' | 'write' | 'protect'>): string[] {
  const { workspace, protect } = policy
  const [own = workspace, ...granted] = writableTrees(policy)
  return [
    ...protect,
    ...obeyedIn(repositoriesOf(own)),
    ...granted.flatMap((tree) => [...settingsAt([tree]), ...obeyedIn(repositoriesIn(tree))]),
    ...ownFiles,
    ...ownPackages,
  ].map((path) => resolve(workspace, path))
}

function obeyedIn({ directories, roots, files, named, closed }: Repositories): string[] {
  return [...settingsAt(roots), ...files, ...named, ...closed, ...directories.flatMap(obeyedByGit)]
}

/** What programs obey at the root of repositories, as at that of a workspace. */
export function settingsAt(roots: readonly string[]): string[] {
  const names = protectedPaths.filter((name) => !name.startsWith('.git/'))
  return roots.flatMap((root) => names.map((name) => join(root, name)))
}
