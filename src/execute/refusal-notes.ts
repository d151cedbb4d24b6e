import type { Policy } from '../sandbox/policy.ts'
import type { Outcome } from './outcome.ts'

/** What programs say of EAFNOSUPPORT (strerror(3)), which the sandbox answers to who asks for a Unix socket. */
const refused = /Address family not supported/

/** Says of a block that may have failed for want of a Unix socket how to grant it one. */
export function withSocketNote(outcome: Outcome, { backend, network }: Policy): Outcome {
  const { step, status, text, stderr, notes } = outcome
  const isConfined = backend === 'bubblewrap' && step.arguments.remote === null
  if (!isConfined || network === 'sockets' || status !== 'failed') return outcome
  if (!refused.test(stderr) && !refused.test(text)) return outcome
  const note = 'If a program needs a Unix socket, as ssh-agent does, grant it with --allow-unix.'
  return { ...outcome, notes: [...notes, note] }
}
