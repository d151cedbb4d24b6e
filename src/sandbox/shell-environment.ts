import type { Policy } from './policy.ts'

/** Standard search path of a login shell on Debian (login.defs(5), ENV_SUPATH). */
export const standardPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Everything that a confined command finds in its environment: the policy's words win. */
export function shellEnvironment(
  policy: Policy,
  { terminal }: { terminal: boolean },
): Record<string, string> {
  const all: Record<string, string | null> = {
    PATH: standardPath,
    HOME: policy.home,
    USER: 'runbook',
    LOGNAME: 'runbook',
    SHELL: '/bin/bash',
    LANG: 'C.UTF-8',
    TERM: terminal ? 'xterm-256color' : 'dumb',
    ...policy.env,
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
