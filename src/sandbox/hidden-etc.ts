import { type Dirent, lstatSync, readdirSync } from 'node:fs'

/** Secrets by name, whatever their mode says. */
const secret =
  /^\/etc\/(?:g?shadow-?|sudoers(?:\.d)?|ssl\/private|ssh|wireguard|NetworkManager\/system-connections|docker|letsencrypt|krb5\.keytab|kubernetes|rancher|openvpn|ppp)$/u

/** A path below /etc that a sandbox does not see. */
export interface HiddenPath {
  readonly path: string
  readonly directory: boolean
}

let cached: readonly HiddenPath[] | undefined

/**
 * What to hide of /etc: everything that an ordinary user could not read, and secrets by name.
 * Read once per process, because root maps to root inside and would read it all.
 */
export function hiddenEtc(): readonly HiddenPath[] {
  cached ??= walk('/etc')
  return cached
}

function walk(directory: string): HiddenPath[] {
  return entries(directory).flatMap((entry) => {
    if (entry.isSymbolicLink()) return []
    const path = `${directory}/${entry.name}`
    const hidden = { path, directory: entry.isDirectory() }
    if (secret.test(path) || !isPublic(hidden)) return [hidden]
    return hidden.directory ? walk(path) : []
  })
}

function entries(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}

function isPublic({ path, directory }: HiddenPath): boolean {
  try {
    const needed = directory ? 0o005 : 0o004
    return (lstatSync(path).mode & needed) === needed
  } catch {
    return false
  }
}
