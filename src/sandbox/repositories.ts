import { constants, existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { RunbookError } from '../errors.ts'
import { isInside } from './check-policy.ts'
import { gitlinksIn } from './gitlinks-in.ts'
import { allows } from './is-closed.ts'
import { isUnnameable, namedByGit } from './named-by-git.ts'
import { worktreesOf } from './obeyed-by-git.ts'
import { amongSubmodules, inWorkspace, mostDirectories, searchForGit } from './search-for-git.ts'
import { smallText } from './small-text.ts'
import { statAt } from './stat-at.ts'

/** What a workspace holds of git (gitrepository-layout(5)); absolute paths. */
export interface Repositories {
  /** The git directories: of the workspace, of repositories in it, with a worktree or without, and of the submodules of all. */
  readonly directories: readonly string[]
  /** The directories that their worktrees are in. */
  readonly roots: readonly string[]
  /** The files `.git` of worktrees and submodules, which say where their git directory is. */
  readonly files: readonly string[]
  /** Links of that name, which git follows. */
  readonly links: readonly string[]
  /** What configurations make git run or obey, there or not, in the workspace or not (`namedByGit()`). */
  readonly named: readonly string[]
  /** Indexes that git reads and `gitlinksIn()` does not. */
  readonly unread: readonly string[]
  /** Directories of this user that are closed to him: they may hold repositories, and a document may open them. */
  readonly closed: readonly string[]
  /** Where repositories are that no sandbox can be told of, and the first that was not looked into, when there was too much. */
  readonly unseen: readonly string[]
}

const cached = new Map<string, Repositories>()

/**
 * The repositories of a workspace, and those that an index names as submodules where the search does not go, since git looks into
 * these unasked. Looked up once per process, as the ones that a document makes itself are its own business. Throws `E_REFUSED`
 * for names that no sandbox can be told, and where there is too much to look into: a document could make them, so that those of others are not found.
 */
export function repositoriesOf(workspace: string): Repositories {
  const found = repositoriesIn(workspace)
  const [unseen] = found.unseen
  if (unseen !== undefined) throw unprotected(unseen)
  return found
}

/** The same in any tree; what cannot be seen there is left out, since the user may have granted a tree of any size. */
export function repositoriesIn(tree: string): Repositories {
  const known = cached.get(tree)
  if (known !== undefined) return known
  const found = findRepositories(tree)
  cached.set(tree, found)
  return found
}

function unprotected(path: string): RunbookError {
  return new RunbookError('E_REFUSED', `what git obeys in ${path} cannot be protected`, {
    hint: `Put the document into a directory of its own: here are names that are not UTF-8, more than ${mostDirectories} directories, or more than ${mostRepositories} repositories.`,
  })
}

/** As `repositoriesOf()`, but as it is now, and as far as the search goes. */
export function findRepositories(workspace: string): Repositories {
  const { gits: found, closed, unseen } = searchForGit([workspace], inWorkspace)
  const { gits, unread, uncounted } = withSubmodules(found)
  const own = gits.map(gitDirectory).filter((git) => isInside(workspace, git) && isDirectory(git))
  const submodules = searchForGit(own.flatMap(placesOfSubmodules), amongSubmodules)
  const named = [...commonDirectories([...gits, ...above(workspace)])].flatMap(namedByGit)
  const unnamed = named.filter((path) => isUnnameable(path) && isInside(workspace, path))
  return {
    directories: [...new Set([...own, ...submodules.gits])],
    roots: gits.filter((git) => basename(git) === '.git').map((git) => dirname(git)),
    files: gits.filter(isFile),
    links: gits.filter((path) => !isDirectory(path) && !isFile(path)),
    named,
    unread,
    closed: [...closed, ...submodules.closed],
    unseen: [...unseen, ...submodules.unseen, ...uncounted, ...unnamed],
  }
}

/** Where git keeps the submodules of a repository, and those of its other worktrees. */
function placesOfSubmodules(git: string): string[] {
  return [git, ...worktreesOf(git)].map((directory) => join(directory, 'modules'))
}

/** The repository around a workspace: of it, too, git obeys what is in the workspace. */
function above(workspace: string): string[] {
  const parent = dirname(workspace)
  if (parent === workspace) return []
  const git = join(parent, '.git')
  return existsSync(git) ? [git] : above(parent)
}

/** The git directories that these lead to, and that their worktrees have in common (gitrepository-layout(5), commondir). */
function commonDirectories(gits: readonly string[]): Set<string> {
  const own = gits.map(gitDirectory)
  return new Set(own.map((git) => resolve(git, (smallText(join(git, 'commondir')) ?? '').trim())))
}

/** Of more than these bwrap cannot be told: it takes 9,000 words. */
const mostRepositories = 600

/** Adds the submodules that the indexes of repositories name, and those of these; the first of too many is `uncounted`. */
function withSubmodules(
  found: readonly string[],
): Record<'gits' | 'unread' | 'uncounted', readonly string[]> {
  const all = new Set(found)
  const unread: string[] = []
  const gits: string[] = []
  // What is added to a set while it is walked is walked, too.
  for (const git of all) {
    if (gits.length === mostRepositories) return { gits, unread, uncounted: [git] }
    gits.push(git)
    const index = join(gitDirectory(git), 'index')
    const links = existsSync(index) ? readGitlinks(index) : []
    if (links === null) unread.push(index)
    for (const path of links ?? []) {
      const own = join(dirname(git), path, '.git')
      if (existsSync(own)) all.add(own)
    }
  }
  return { gits, unread, uncounted: [] }
}

/** Where a repository's `.git` leads to. */
function gitDirectory(git: string): string {
  if (!isFile(git)) return git
  const [, named = ''] = /^gitdir: (.*)/u.exec(smallText(git) ?? '') ?? []
  return resolve(dirname(git), named)
}

/** Larger than the index of any repository that holds documents, in bytes. */
const largestIndex = 1 << 26

function readGitlinks(index: string): string[] | null {
  const stat = statAt(index)
  if (!stat?.isFile() || stat.size > largestIndex || !allows(index, constants.R_OK)) return null
  return gitlinksIn(readFileSync(index))
}

function isFile(path: string): boolean {
  return statAt(path)?.isFile() === true
}

function isDirectory(path: string): boolean {
  return statAt(path)?.isDirectory() === true
}
