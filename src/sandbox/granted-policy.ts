import { sidecarPath } from '../document/sidecar-path.ts'
import { foreignSockets } from './foreign-sockets.ts'
import { defaultPolicy, type Policy, withoutSandbox } from './policy.ts'

/** What a user grants to what a file holds. */
export interface Grants {
  readonly sandbox: Policy['backend']
  readonly network: Policy['network']
  /** Absolute paths. */
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
}

/** What a user grants beside what a policy brings of its own; `path` is the file that is run, which nothing may change. Throws what `foreignSockets()` throws. */
export function grantedPolicy(
  { sandbox, network, allowRead, allowWrite }: Grants,
  {
    path,
    ...own
  }: { readonly path: string } & Pick<Policy, 'workspace' | 'shared' | 'mounts' | 'env'>,
): Policy {
  const base = defaultPolicy(own)
  const policy: Policy = {
    ...base,
    ...own,
    network,
    read: allowRead,
    write: allowWrite,
    // A sidecar says what of the file may run.
    protect: [...base.protect, path, sidecarPath(path)],
  }
  if (sandbox === 'none') return withoutSandbox(policy)
  return network === 'sockets' ? { ...policy, covered: foreignSockets(policy) } : policy
}
