import type { Policy } from './policy.ts'

/** Standard search path of a login shell on Debian (login.defs(5), ENV_SUPATH). */
export const standardPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Where nothing can be fetched npm and pip say so at once; by themselves they try again for a minute and more. */
const withoutNetwork: Readonly<Record<string, string>> = {
  npm_config_fetch_retries: '0',
  PIP_RETRIES: '0',
}

/** In the empty home git has an address to commit with (git(1), EMAIL); one that a document configures wins. */
function ofSandbox({ network }: Policy): Record<string, string> {
  return { EMAIL: 'runbook@localhost', ...(network === 'host' ? {} : withoutNetwork) }
}

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
    ...(policy.backend === 'bubblewrap' ? ofSandbox(policy) : {}),
    ...policy.env,
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
