import type { Dirent } from 'node:fs'
import { join } from 'node:path'

import { entriesOf } from './entries-of.ts'
import { hasUnnameableGit } from './has-unnameable-git.ts'
import { isClosed } from './is-closed.ts'

/** What a search for git went through; absolute paths. */
export interface GitSearch {
  /** Everything called `.git`, and what is a git directory of another name. */
  readonly gits: readonly string[]
  /** Directories that are closed to this user. */
  readonly closed: readonly string[]
  /** Directories with repositories that no sandbox can be told of, and the first that was not looked into, when there were too many. */
  readonly unseen: readonly string[]
}

/** Which directories a search takes for git's own, by the names in them, and which of their entries it looks into. */
export interface GitSearchRules {
  readonly isGit: (names: ReadonlySet<string>) => boolean
  readonly isSearched: (entry: Dirent) => boolean
}

/** Reading so many takes a second or two. */
export const mostDirectories = 100_000

/** A directory and all in it, as git tells a repository or a worktree of one (setup.c, `is_git_directory()`). */
export const inWorkspace: GitSearchRules = {
  isGit: (names) =>
    names.has('HEAD') && (names.has('commondir') || (names.has('objects') && names.has('refs'))),
  isSearched: (entry) =>
    entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules',
}

/** Where git has its submodules, finished or not. One is named as its path, so they lie at any depth. */
export const amongSubmodules: GitSearchRules = {
  isGit: (names) => ['HEAD', 'config', 'hooks'].some((name) => names.has(name)),
  isSearched: (entry) => entry.isDirectory(),
}

/**
 * Goes through directories and all below them, level by level. It does not end at what looks like a git directory: a document can
 * put a `HEAD` beside the repositories of others.
 */
export function searchForGit(
  roots: readonly string[],
  { isGit, isSearched }: GitSearchRules,
): GitSearch {
  const gits: string[] = []
  const closed: string[] = []
  const unseen: string[] = []
  const open = [...roots]
  let looked = 0
  for (const directory of open) {
    if (looked === mostDirectories) break
    looked += 1
    if (isClosed(directory)) closed.push(directory)
    else {
      const entries = entriesOf(directory)
      const names = new Set(entries.map(({ name }) => name))
      if (names.has('.git')) gits.push(join(directory, '.git'))
      if (isGit(names)) gits.push(directory)
      const isGarbled = entries.some(({ name }) => name.includes('\uFFFD'))
      if (isGarbled && hasUnnameableGit(directory)) unseen.push(directory)
      for (const entry of entries) if (isSearched(entry)) open.push(join(directory, entry.name))
    }
  }
  return { gits, closed, unseen: [...unseen, ...open.slice(looked, looked + 1)] }
}
