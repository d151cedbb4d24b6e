import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { entriesOf } from './entries-of.ts'
import { isHarmless } from './git-config-runs.ts'
import { homeDirectory } from './home-directory.ts'
import { worktreesOf } from './obeyed-by-git.ts'
import { type GitVariable, readGitConfig } from './read-git-config.ts'
import { smallText } from './small-text.ts'

/** A variable and the file that it is in. */
interface Setting extends GitVariable {
  readonly file: string
}

/**
 * The paths that configurations name and that git then runs or obeys in a repository: further configuration, directories of
 * hooks, and files in the words of commands; and what links among the hooks lead to. The user's own configuration counts.
 * Only what a word without a slash names must be there. `directory` is the git directory that worktrees have in common.
 */
export function namedByGit(directory: string): string[] {
  const own = ['config', 'config.worktree'].map((name) => join(directory, name))
  const settings = [...own, ...usersConfigurations()].flatMap((file) => settingsOf(file, new Set()))
  const roots = rootsOf(directory, settings)
  const named = settings.flatMap((setting) => namedBySetting(setting, roots))
  const hooks = [join(directory, 'hooks'), ...named].flatMap(linkTargets)
  return [...new Set([...named, ...hooks])]
}

/** Where git looks for what a user says for all repositories (git-config(1), "FILES"). */
function usersConfigurations(): string[] {
  const home = homeDirectory()
  const directory = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
  return ['/etc/gitconfig', join(directory, 'git/config'), join(home, '.gitconfig')]
}

/** The variables of a file and of those that it includes. */
function settingsOf(file: string, seen: Set<string>): Setting[] {
  if (seen.has(file)) return []
  seen.add(file)
  return readGitConfig(smallText(file) ?? '').flatMap((variable) => {
    const setting = { ...variable, file }
    return isInclude(setting)
      ? [setting, ...settingsOf(inHome(dirname(file), setting.value), seen)]
      : [setting]
  })
}

function isInclude({ section, key }: Setting): boolean {
  return key === 'path' && (section === 'include' || section === 'includeif')
}

function inHome(root: string, path: string): string {
  return path.startsWith('~/') ? join(homeDirectory(), path.slice(2)) : resolve(root, path)
}

/** The directories in which git works on this repository, where it runs hooks and commands. */
function rootsOf(directory: string, settings: readonly Setting[]): string[] {
  const worktrees = worktreesOf(directory)
    .map((worktree) => (smallText(join(worktree, 'gitdir')) ?? '').trim())
    .filter((git) => git !== '')
  const named = settings.filter(({ section, key }) => section === 'core' && key === 'worktree')
  return [
    basename(directory) === '.git' ? dirname(directory) : directory,
    ...named.map(({ value }) => resolve(directory, value)),
    ...worktrees.map((git) => dirname(resolve(directory, git))),
  ]
}

function namedBySetting(setting: Setting, roots: readonly string[]): string[] {
  const { file, section, key, value } = setting
  // No value turns hooks off.
  if (value === '') return []
  if (isInclude(setting)) return [inHome(dirname(file), value)]
  if (section === 'core' && key === 'hookspath') return roots.map((root) => inHome(root, value))
  if (isHarmless(section, key) || (section === 'alias' && !value.startsWith('!'))) return []
  const words = [value, ...value.split(/[\s"'`;&|()<>!=]+/u)].filter((word) => word !== '')
  return roots.flatMap((root) => words.flatMap((word) => fileOf(root, word)))
}

/** The file that a word may name, there or not; without a slash it is one of PATH, unless it is there. */
function fileOf(root: string, word: string): string[] {
  const path = resolve(root, word)
  const mayCome = word.includes('/') && !existsSync(path)
  return mayCome || isUnnameable(path) || isFile(path) ? [path] : []
}

/** True for a path with a name that is not UTF-8, which no sandbox can be told. */
export function isUnnameable(path: string): boolean {
  return path.includes('\uFFFD')
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true
  } catch {
    // Words of a command are no paths, some are too long for one.
    return false
  }
}

/** What the links in a directory lead to. */
function linkTargets(directory: string): string[] {
  return entriesOf(directory)
    .filter((entry) => entry.isSymbolicLink())
    .flatMap(({ name }) => {
      try {
        return [realpathSync(join(directory, name))]
      } catch {
        return []
      }
    })
}
