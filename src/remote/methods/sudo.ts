import type { Method } from './method.ts'

const local: ReadonlySet<string> = new Set(['', 'localhost', '127.0.0.1', '::1'])

/**
 * Another user of the same machine (sudo(8)); without a password, since nobody is asked during a run. The host
 * can only be the one that the hop is on already (TRAMP manual, "Inline methods").
 */
export const sudo: Method = {
  name: 'sudo',
  aliases: [],
  connects: false,
  complete: ({ user, host, port }, before) => {
    const here = before?.host ?? 'localhost'
    if (port !== 0) return { fault: 'sudo has no port' }
    if (host !== here && !local.has(host)) {
      return { fault: `sudo stays on its host: write "ssh:${host}|sudo:${user || 'root'}@${host}"` }
    }
    return { method: 'sudo', user: user || 'root', host: here, port: 0 }
  },
  command: ({ user }, argv) => ['sudo', '-n', '-H', '-u', user, '--', ...argv],
}
