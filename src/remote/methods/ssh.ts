import type { Hop } from '../remote-place.ts'
import type { Method } from './method.ts'

/** OpenSSH (ssh(1)); the commands of a run share one connection. TRAMP manual, "Inline methods". */
export const ssh: Method = {
  name: 'ssh',
  aliases: ['sshx', 'scp', 'scpx'],
  connects: true,
  complete: (hop) => (hop.host === '' ? { fault: 'ssh needs a host' } : hop),
  command: (hop, argv, { terminal, connection }) => [
    'ssh',
    ...connection,
    // Quiet, since it says on a terminal when it goes.
    ...(terminal ? ['-tt', '-q'] : ['-T']),
    ...destination(hop),
    // The user's login shell there reads one line; single quotes mean the same in all of them.
    argv.map(quote).join(' '),
  ],
}

/** The arguments of ssh(1) that name where to go. */
export function destination({ user, host, port }: Hop): readonly string[] {
  const login = user === '' ? [] : ['-l', user]
  return [...login, ...(port === 0 ? [] : ['-p', String(port)]), '--', host]
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
