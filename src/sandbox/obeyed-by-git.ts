import { constants, existsSync } from 'node:fs'
import { join } from 'node:path'

import { entriesOf } from './entries-of.ts'
import { allows, isClosed } from './is-closed.ts'
import { smallText } from './small-text.ts'

/** What git runs or obeys in a git directory, and in those of its worktrees; all of one that is closed, since a document may open it. */
export function obeyedByGit(directory: string): string[] {
  if (isClosed(directory)) return [directory]
  const own = ['hooks', 'config', 'config.worktree', 'info/attributes', 'commondir']
  const closed = ['info', 'worktrees'].map((name) => join(directory, name)).filter(isClosed)
  return [
    ...own.map((name) => join(directory, name)),
    ...closed,
    ...worktreesOf(directory).flatMap(obeyedOfWorktree),
  ]
}

function obeyedOfWorktree(worktree: string): string[] {
  if (isClosed(worktree)) return [worktree]
  return ['config.worktree', 'commondir'].map((name) => join(worktree, name))
}

/** Where git keeps what it knows of the worktrees of a repository (gitrepository-layout(5)). */
export function worktreesOf(directory: string): string[] {
  return entriesOf(join(directory, 'worktrees')).map(({ name }) =>
    join(directory, 'worktrees', name),
  )
}

/** What git would obey if it were there, and can be there, empty, without a difference. */
export function missingInGit(directory: string): { path: string; directory: boolean }[] {
  // What leads to a repository elsewhere has its hooks there.
  if (!allows(directory, constants.W_OK) || existsSync(join(directory, 'commondir'))) return []
  const missing = (name: string): boolean => !existsSync(join(directory, name))
  const hasOwnConfig = /worktreeconfig/iu.test(smallText(join(directory, 'config')) ?? '')
  return [
    ...(missing('hooks') ? [{ path: join(directory, 'hooks'), directory: true }] : []),
    ...(hasOwnConfig && missing('config.worktree')
      ? [{ path: join(directory, 'config.worktree'), directory: false }]
      : []),
  ]
}
