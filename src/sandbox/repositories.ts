import { accessSync, constants, type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a workspace holds of git (gitrepository-layout(5)); absolute paths. */
export interface Repositories {
  /** The git directories: of the workspace, of repositories in it, and of the submodules of both. */
  readonly directories: readonly string[]
  /** The files `.git` of worktrees and submodules, which say where their git directory is. */
  readonly files: readonly string[]
}

const deepest = 3
const mostDirectories = 1000
const cached = new Map<string, Repositories>()

/**
 * The repositories of a workspace, three levels down. Looked up once per process, as the ones that a document makes
 * itself are its own business; at most 1,000 directories are read.
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
  const gits = search(workspace)
  const directories = gits.filter((entry) => entry.isDirectory()).map(pathOf)
  return {
    directories: directories.flatMap((directory) => [directory, ...modules(directory)]),
    files: gits.filter((entry) => entry.isFile()).map(pathOf),
  }
}

/** Everything called `.git`. */
function search(workspace: string): Dirent[] {
  const found: Dirent[] = []
  let level = [workspace]
  let room = mostDirectories
  for (let depth = 0; depth < deepest && room > 0; depth += 1) {
    const below = level.slice(0, room).flatMap((directory) => entriesOf(directory))
    room -= level.length
    found.push(...below.filter(({ name }) => name === '.git'))
    level = below
      .filter((entry) => entry.isDirectory() && !/^(?:\.git|node_modules)$/u.test(entry.name))
      .map(pathOf)
  }
  return found
}

/** The git directories of submodules. A submodule is named as its path, so they lie at any depth. */
function modules(directory: string): string[] {
  const found: string[] = []
  const open = [join(directory, 'modules')]
  for (
    let next = open.shift();
    next !== undefined && found.length < mostDirectories;
    next = open.shift()
  ) {
    const inside = next
    const isRepository = ['HEAD', 'config', 'hooks'].some((name) => existsSync(join(inside, name)))
    if (isRepository) found.push(next)
    if (isRepository) open.push(join(next, 'modules'))
    else
      open.push(
        ...entriesOf(next)
          .filter((entry) => entry.isDirectory())
          .map(pathOf),
      )
  }
  return found
}

/** What git runs or obeys in a git directory, and in those of its worktrees. */
export function obeyedByGit(directory: string): string[] {
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
  if (!isWritable(directory)) return []
  const missing = (name: string): boolean => !existsSync(join(directory, name))
  const hasOwnConfig = /worktreeconfig/iu.test(text(join(directory, 'config')))
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

/** What is in a directory; nothing when it cannot be read. */
export function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
