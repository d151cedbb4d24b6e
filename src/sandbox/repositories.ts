import { accessSync, constants, type Dirent, existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { entriesOf } from './entries-of.ts'
import { gitlinksIn } from './gitlinks-in.ts'
import { namedByGit } from './named-by-git.ts'
import { smallText } from './small-text.ts'
import { statAt } from './stat-at.ts'

/** What a workspace holds of git (gitrepository-layout(5)); absolute paths. */
export interface Repositories {
  /** The git directories: of the workspace, of repositories in it, and of the submodules of both. */
  readonly directories: readonly string[]
  /** The files `.git` of worktrees and submodules, which say where their git directory is. */
  readonly files: readonly string[]
  /** Links of that name, which git follows. */
  readonly links: readonly string[]
  /** Repositories without a worktree, which git obeys where it is called in them. */
  readonly bare: readonly string[]
  /** What configurations make git run or obey, there or not, in the workspace or not (`namedByGit()`). */
  readonly named: readonly string[]
  /** Indexes that git reads and `gitlinksIn()` does not. */
  readonly unread: readonly string[]
}

const deepest = 8
const mostDirectories = 1000
const cached = new Map<string, Repositories>()

/**
 * The repositories of a workspace, eight levels down, and at any depth those that an index names as submodules, since git looks
 * into these unasked. Looked up once per process, as the ones that a document makes itself are its own business; at most 1,000
 * directories are read.
 */
export function repositoriesOf(workspace: string): Repositories {
  const known = cached.get(workspace)
  if (known !== undefined) return known
  const found = findRepositories(workspace)
  cached.set(workspace, found)
  return found
}

/** As `repositoriesOf()`, but as it is now. */
export function findRepositories(workspace: string): Repositories {
  const { gits: found, bare } = search(workspace)
  const { gits, unread } = withSubmodules(found)
  const directories = [...gits].filter(isDirectory)
  const files = [...gits].filter(isFile)
  return {
    directories: directories.flatMap((directory) => [directory, ...modules(directory)]),
    files,
    links: [...gits].filter((path) => !isDirectory(path) && !isFile(path)),
    bare,
    named: [...commonDirectories([...gits, ...above(workspace)])].flatMap(namedByGit),
    unread,
  }
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
  return new Set(own.map((git) => resolve(git, smallText(join(git, 'commondir')).trim())))
}

/** Everything called `.git`, and what looks like a git directory of another name. */
function search(workspace: string): { gits: string[]; bare: string[] } {
  const gits: string[] = []
  const bare: string[] = []
  let level = [workspace]
  let room = mostDirectories
  for (let depth = 0; depth < deepest && room > 0; depth += 1) {
    const read = level.slice(0, room)
    room -= level.length
    level = []
    for (const directory of read) {
      const entries = entriesOf(directory)
      const names = new Set(entries.map(({ name }) => name))
      if (names.has('.git')) gits.push(join(directory, '.git'))
      if (['HEAD', 'objects', 'refs'].every((name) => names.has(name))) bare.push(directory)
      else for (const entry of entries) if (isSearched(entry)) level.push(pathOf(entry))
    }
  }
  return { gits, bare }
}

function isSearched(entry: Dirent): boolean {
  return entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules'
}

/** Adds the submodules that the indexes of repositories name, and those of these. */
function withSubmodules(found: readonly string[]): { gits: Set<string>; unread: string[] } {
  const gits = new Set(found)
  const unread: string[] = []
  // What is added to a set while it is walked is walked, too.
  for (const git of gits) {
    if (gits.size > mostDirectories) break
    const index = join(gitDirectory(git), 'index')
    const links = existsSync(index) ? readGitlinks(index) : []
    if (links === null) unread.push(index)
    for (const path of links ?? []) {
      const own = join(dirname(git), path, '.git')
      if (existsSync(own)) gits.add(own)
    }
  }
  return { gits, unread }
}

/** Where a repository's `.git` leads to. */
function gitDirectory(git: string): string {
  if (!isFile(git)) return git
  const [, named = ''] = /^gitdir: (.*)/u.exec(smallText(git)) ?? []
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

/** The git directories of submodules. A submodule is named as its path, so they lie at any depth. */
function modules(directory: string): string[] {
  const found: string[] = []
  const open = [join(directory, 'modules')]
  for (const next of open) {
    if (found.length === mostDirectories) break
    const isRepository = ['HEAD', 'config', 'hooks'].some((name) => existsSync(join(next, name)))
    if (isRepository) {
      found.push(next)
      open.push(join(next, 'modules'))
    } else for (const entry of entriesOf(next)) if (entry.isDirectory()) open.push(pathOf(entry))
  }
  return found
}

/** What git runs or obeys in a git directory, and in those of its worktrees; all of one that is closed, since a document may open it. */
export function obeyedByGit(directory: string): string[] {
  if (!allows(directory, constants.R_OK | constants.X_OK)) return [directory]
  const own = ['hooks', 'config', 'config.worktree', 'info/attributes', 'commondir']
  const ofWorktree = ['config.worktree', 'commondir']
  const worktrees = entriesOf(join(directory, 'worktrees')).map(pathOf)
  return [
    ...own.map((name) => join(directory, name)),
    ...worktrees.flatMap((worktree) => ofWorktree.map((name) => join(worktree, name))),
  ]
}

/** What git would obey if it were there, and can be there, empty, without a difference. */
export function missingInGit(directory: string): { path: string; directory: boolean }[] {
  if (!allows(directory, constants.W_OK)) return []
  const missing = (name: string): boolean => !existsSync(join(directory, name))
  const hasOwnConfig = /worktreeconfig/iu.test(smallText(join(directory, 'config')))
  return [
    ...(missing('hooks') ? [{ path: join(directory, 'hooks'), directory: true }] : []),
    ...(hasOwnConfig && missing('config.worktree')
      ? [{ path: join(directory, 'config.worktree'), directory: false }]
      : []),
  ]
}

function pathOf(entry: Dirent): string {
  return join(entry.parentPath, entry.name)
}

/** Whether this user may do that with a path (access(2)). */
function allows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
