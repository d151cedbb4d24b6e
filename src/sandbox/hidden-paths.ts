import { existsSync, realpathSync } from 'node:fs'

import { isInside } from './check-policy.ts'
import { entriesOf } from './entries-of.ts'
import { statAt } from './stat-at.ts'

/** Secrets by name, whatever their mode says. */
const secret =
  /^\/etc\/(?:g?shadow-?|sudoers(?:\.d)?|ssl\/private|ssh|wireguard|NetworkManager\/system-connections|docker|letsencrypt|krb5\.keytab|kubernetes|rancher|openvpn|ppp)$/u

/** Where programs that are no package keep what is theirs; some hold very much, so the upper levels are looked through. */
const places: readonly { readonly root: string; readonly most: number }[] = [
  { root: '/etc', most: Number.POSITIVE_INFINITY },
  { root: '/usr/local/etc', most: 1000 },
  { root: '/opt', most: 1000 },
]

/** A path among the host's programs that a sandbox does not see. */
export interface HiddenPath {
  readonly path: string
  readonly directory: boolean
}

let cached: readonly HiddenPath[] | undefined

/**
 * What to hide of the host's programs and their settings: everything that an ordinary user could not read, and secrets by name.
 * Looked for once per process, because root maps to root inside and would read it all.
 */
export function hiddenPaths(): readonly HiddenPath[] {
  cached ??= places.filter(isShown).flatMap(privateBelow)
  return cached
}

/** The same but for what is granted: of a directory with something granted in it all else is hidden. */
export function hiddenBeside(granted: readonly string[]): readonly HiddenPath[] {
  return hiddenPaths()
    .flatMap((hidden) => around(hidden, granted))
    .filter(({ path }) => existsSync(path))
}

function around(hidden: HiddenPath, granted: readonly string[]): HiddenPath[] {
  if (granted.includes(hidden.path)) return []
  if (!granted.some((path) => isInside(hidden.path, path))) return [hidden]
  return below(hidden.path).flatMap((each) => around(each, granted))
}

/** A place behind a link, as /opt in images of the system that are read-only, leads out of what is shown. */
function isShown({ root }: { readonly root: string }): boolean {
  return existsSync(root) && realpathSync(root) === root
}

function privateBelow({ root, most }: { root: string; most: number }): HiddenPath[] {
  const found: HiddenPath[] = []
  const open = [root]
  let seen = 0
  for (const directory of open) {
    if (seen >= most) break
    for (const each of below(directory)) {
      seen += 1
      if (secret.test(each.path) || !isPublic(each)) found.push(each)
      else if (each.directory) open.push(each.path)
    }
  }
  return found
}

/** What is in a directory, but for links, which lead to what has a mode of its own. */
function below(directory: string): HiddenPath[] {
  return entriesOf(directory)
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => ({ path: `${directory}/${entry.name}`, directory: entry.isDirectory() }))
}

function isPublic({ path, directory }: HiddenPath): boolean {
  const needed = directory ? 0o005 : 0o004
  return ((statAt(path)?.mode ?? 0) & needed) === needed
}
