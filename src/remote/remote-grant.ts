import { type Place, RunbookError } from '../errors.ts'
import { methods } from './methods/methods.ts'
import { parseTarget, type RemoteNameFault } from './parse-remote-name.ts'
import { type Hop, targetName } from './remote-place.ts'

/** What a user granted: one target, or every target that a method reaches. */
export type RemoteGrant = { readonly target: string } | { readonly method: string }

/** Reads a grant as the user writes it: `ssh:deploy@web1`, or `ssh:*` for all of a method. */
export function parseRemoteGrant(text: string): RemoteGrant | RemoteNameFault {
  const all = methods.get(/^([a-z0-9]+):\*$/.exec(text)?.[1] ?? '')
  if (all) return { method: all.name }
  const hops = parseTarget(text)
  return 'fault' in hops ? hops : { target: targetName(hops) }
}

/** True when the target itself was granted, or the method of each of its hops. */
export function isGranted(hops: readonly Hop[], grants: readonly RemoteGrant[]): boolean {
  if (hops.length === 0) return false
  const target = targetName(hops)
  const granted = (wanted: Hop): boolean =>
    grants.some((grant) => 'method' in grant && grant.method === wanted.method)
  return grants.some((grant) => 'target' in grant && grant.target === target) || hops.every(granted)
}

/** The refusal of a target that was not granted, with the flag that grants it. */
export function remoteRefusal(hops: readonly Hop[], place: Place | null): RunbookError {
  const target = targetName(hops)
  const word = hops.length > 1 ? `'${target}'` : target
  const methodNames = [...new Set(hops.map(({ method }) => `--allow-remote '${method}:*'`))]
  const hint =
    hops.length === 0
      ? 'Mend the name of the directory.'
      : `Grant it with --allow-remote ${word}, or all like it with ${methodNames.join(' ')}.`
  return new RunbookError('E_REMOTE_REFUSED', `the block runs on ${target || 'no known host'}`, {
    ...(place ? { place } : {}),
    hint,
  })
}
