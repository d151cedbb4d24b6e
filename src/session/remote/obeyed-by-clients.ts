import { isAbsolute } from 'node:path'

import type { RemoteGrant } from '../../remote/remote-grant.ts'
import type { RemoteAccess } from './remote-hosts.ts'

/**
 * What ssh(1), kubectl(1), docker(1) and podman(1) read on this machine: it can say which programs they start, so nothing of a
 * document may write to it while it reaches other machines. Absolute paths, there or not.
 */
export function obeyedByClients({
  grants,
  access: { sshConfig, env },
}: {
  readonly grants: readonly RemoteGrant[]
  readonly access: RemoteAccess
}): string[] {
  if (grants.length === 0) return []
  const { KUBECONFIG = '', DOCKER_CONFIG = '', CONTAINERS_CONF = '' } = env
  return [sshConfig, ...KUBECONFIG.split(':'), DOCKER_CONFIG, CONTAINERS_CONF].filter(isAbsolute)
}
