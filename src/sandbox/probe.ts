import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { RunbookError } from '../errors.ts'
import { findBubblewrap, withoutRemedy } from './find-bubblewrap.ts'
import { hiddenPaths } from './hidden-paths.ts'
import { standardPath } from './shell-environment.ts'

/**
 * Makes one real sandbox, to learn whether this host allows it.
 * `path` is the PATH to look for bwrap on. Throws `E_SANDBOX_MISSING` with the remedy.
 */
export async function probeSandbox(
  { path }: { path: string } = { path: standardPath },
): Promise<void> {
  const trying = spawn(findBubblewrap(path), trial, {
    env: { PATH: standardPath },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: Buffer[] = []
  trying.stderr.on('data', (data: Buffer) => said.push(data))
  const ended = once(trying, 'close') as Promise<[status: number | null]>
  // Every sandbox needs that, and there is time for it now.
  hiddenPaths()
  const [status] = await ended
  if (status !== 0) throw forbidden(Buffer.concat(said).toString().trim())
}

const trial = [
  ...words('--unshare-user --unshare-pid --unshare-net --unshare-ipc --unshare-uts'),
  ...words('--disable-userns --cap-drop ALL --die-with-parent'),
  ...words('--ro-bind / / --dev /dev --proc /proc -- true'),
]

function forbidden(said: string): RunbookError {
  return new RunbookError('E_SANDBOX_MISSING', `bubblewrap cannot make a sandbox here: ${said}`, {
    hint: `${remedy(said)}, ${withoutRemedy}`,
  })
}

// What each refusal looks like: Ubuntu 24.04 denies the user map or the loopback device by AppArmor,
// container runtimes deny clone(2), unshare(2) or mounting /proc, and hardened kernels the namespace.
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /uid map|RTM_NEWADDR/u,
    'On Ubuntu install apparmor-profiles and load its profile: ' +
      'ln -s /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && ' +
      'apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict',
  ],
  [
    /No permissions to create (?:a )?new namespace|Creating new namespace failed|Can't mount proc|mounting proc/iu,
    'In a container start it with --security-opt seccomp=unconfined --security-opt apparmor=unconfined ' +
      '--security-opt systempaths=unconfined (or --cap-add SYS_ADMIN); on a host allow user namespaces: ' +
      'sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000',
  ],
  [/--disable-userns|Unknown option/u, 'Install bubblewrap 0.8.0 or newer'],
]

function remedy(said: string): string {
  const found = remedies.find(([sign]) => sign.test(said))
  return found?.[1] ?? 'Allow user namespaces for bwrap'
}

function words(text: string): string[] {
  return text.split(' ')
}
