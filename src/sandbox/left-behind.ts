import { readlinkSync, unlinkSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'

import { isInside } from './check-policy.ts'
import { entriesOf } from './entries-of.ts'
import { gitConfigRuns } from './git-config-runs.ts'
import { obeyedByGit } from './obeyed-by-git.ts'
import { type Policy, protectedPaths } from './policy.ts'
import { protectedFiles, settingsAt } from './protected-files.ts'
import { findRepositories, repositoriesIn } from './repositories.ts'
import { smallText } from './small-text.ts'
import { statAt } from './stat-at.ts'
import { writableTrees } from './writable-trees.ts'

/** What a document made that programs outside of its sandbox obey; paths relative to the workspace. */
export interface LeftBehind {
  /** What led git from a repository that was there to other configuration; it is removed. */
  readonly removed: readonly string[]
  /** What is new, and run or obeyed by shells, editors, git or the next run when they come to the workspace. */
  readonly obeyed: readonly string[]
}

/**
 * Notes what is in the trees that untrusted code may write, before it runs there; the answer tells afterwards what of
 * `protectedPaths` is new, which new repositories hold more than git itself puts there, and takes back what no mount can prevent: a file
 * `commondir` in a git directory (gitrepository-layout(5)), since a mount needs a file to be there, and an empty one is an error to git. Null for nothing,
 * and where there is no sandbox. Throws what `repositoriesOf()` throws.
 */
export function noteObeyed(
  policy: Pick<Policy, 'workspace' | 'write' | 'protect' | 'backend'>,
): () => LeftBehind | null {
  if (policy.backend === 'none') return () => null
  const trees = writableTrees(policy)
  const [root = ''] = trees
  const held = protectedFiles({ ...policy, protect: protectedPaths })
  // Such as the sidecar of a document, which the next run obeys.
  const own = policy.protect.filter((path) => isAbsolute(path) && !isThere(path))
  const links = linksAmong(held)
  const inodes = inodesOf(held.filter((path) => trees.some((tree) => isInside(tree, path))))
  const configs = new Set(
    trees.flatMap((tree) => repositoriesIn(tree).directories.flatMap(configsOf)),
  )
  const looks = trees.map(noteTree)
  return () => {
    const found = looks.map((look) => look())
    const removed = found.flatMap((each) => each.removed)
    const obeyed = [
      ...own.filter(isThere),
      ...found.flatMap((each) => each.obeyed),
      ...[...links].flatMap(([path, target]) => (linkTarget(path) === target ? [] : [path])),
      ...replaced(inodes).filter((path) => !configs.has(path) || runs(path)),
    ]
    const shown = (paths: readonly string[]): string[] =>
      [...new Set(paths)].map((path) => relative(root, path))
    const isNothing = removed.length + obeyed.length === 0
    return isNothing ? null : { removed: shown(removed), obeyed: shown(obeyed) }
  }
}

/** Notes one tree; the answer removes what leads git elsewhere, and has the absolute paths of that and of what is new. */
function noteTree(tree: string): () => LeftBehind {
  const before = repositoriesIn(tree)
  const known = new Set(Object.values(before).flat())
  const redirects = before.directories.flatMap(redirectsOf).filter((path) => !isThere(path))
  const missing = settingsAt([...new Set([tree, ...before.roots])])
    .concat(before.directories.flatMap(unfinished))
    .concat(before.named.filter((path) => isInside(tree, path)))
    .filter((path) => !isThere(path))
  return () => {
    const removed = redirects.filter(isThere).filter(remove)
    const found = findRepositories(tree)
    const isNew = (path: string): boolean => !known.has(path)
    const obeyed = [
      ...missing.filter(isThere),
      ...[found.files, found.links, found.unread, found.closed, found.unseen].flat().filter(isNew),
      ...found.directories.filter(isNew).flatMap(runByGit),
    ]
    return { removed, obeyed }
  }
}

/** Links among paths with what they lead to: nothing can be mounted on a link itself, so a document can put something else there. */
function linksAmong(paths: readonly string[]): Map<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const target = linkTarget(path)
      return target === null ? [] : [[path, target]]
    }),
  )
}

/** What is there of paths and no link, with the number of its inode. */
function inodesOf(paths: readonly string[]): Map<string, number> {
  return new Map(
    paths.flatMap((path) => {
      const stat = statAt(path)
      return stat === null || stat.isSymbolicLink() ? [] : [[path, stat.ino]]
    }),
  )
}

/**
 * What is another now. Only somebody outside can put another in the place of what is protected, as git and editors do when they
 * write; but that ends its protection in the sandboxes that are there (mount_namespaces(7), "Restrictions on mount namespaces").
 */
function replaced(inodes: ReadonlyMap<string, number>): string[] {
  return [...inodes].flatMap(([path, inode]) => {
    const now = statAt(path)
    return now === null || now.ino === inode ? [] : [path]
  })
}

/** Null for what is no link. */
function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}

/** Where git keeps what it is in the midst of; `git rebase --continue` runs what such a file says (git-rebase(1), `exec`). */
function unfinished(directory: string): string[] {
  return ['rebase-merge', 'rebase-apply', 'sequencer'].map((name) => join(directory, name))
}

function redirectsOf(directory: string): string[] {
  return obeyedByGit(directory).filter((path) => path.endsWith('/commondir'))
}

/** What git would run of a new repository: its configuration, and hooks that are no samples. */
function runByGit(directory: string): string[] {
  const hooks = join(directory, 'hooks')
  const active = entriesOf(hooks).filter(({ name }) => !name.endsWith('.sample'))
  const configs = configsOf(directory).filter((path) => isThere(path) && runs(path))
  const redirect = join(directory, 'commondir')
  return [
    ...configs,
    ...active.map(({ name }) => join(hooks, name)),
    ...(isThere(redirect) ? [redirect] : []),
  ]
}

function configsOf(directory: string): string[] {
  return ['config', 'config.worktree'].map((name) => join(directory, name))
}

/** True also for one that cannot be read, and so not be known. */
function runs(config: string): boolean {
  const text = smallText(config)
  return text === null || gitConfigRuns(text)
}

/** False also in a directory that may not be entered: git is not let in either. */
function isThere(path: string): boolean {
  return statAt(path) !== null
}

/** A directory of that name does not lead git anywhere. */
function remove(path: string): boolean {
  try {
    unlinkSync(path)
    return true
  } catch {
    return false
  }
}
