/** One step on the way to a remote directory; every field is resolved. */
export interface Hop {
  /** Name in the table of methods. */
  readonly method: string
  /** `''` leaves it to the method's own configuration. */
  readonly user: string
  /** Host, container or pod; an IPv6 address stands without its brackets. */
  readonly host: string
  /** TCP port, 0 for the configured one. */
  readonly port: number
}

/** A directory on another machine, in a container or of another user. */
export interface RemotePlace {
  /** The way there, nearest first; empty when the name was at fault, and then nothing may run. */
  readonly hops: readonly Hop[]
  /** Path there: absolute, or from `~`. */
  readonly directory: string
}

/** The target as TRAMP spells it, such as `ssh:deploy@web1#2222` or `ssh:web1|sudo:root@web1`. */
export function targetName(hops: readonly Hop[]): string {
  return hops.map(hopName).join('|')
}

/** The path as TRAMP spells it: `/ssh:web1:/srv/www`. */
export function remotePath(hops: readonly Hop[], path: string): string {
  return `/${targetName(hops)}:${path}`
}

function hopName({ method, user, host, port }: Hop): string {
  const name = host.includes(':') ? `[${host}]` : host
  return `${method}:${user === '' ? '' : `${user}@`}${name}${port === 0 ? '' : `#${port}`}`
}
