import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Policy } from '../sandbox/policy.ts'
import type { Outcome } from './outcome.ts'

/** Something that the sandbox refuses, and how to grant it. */
interface Refusal {
  /** True when the policy refuses it. */
  readonly isRefused: (policy: Policy) => boolean
  /** What programs say when they meet the refusal. */
  readonly message: RegExp
  /** True when a block may pass all the same, as one does whose pipe ends well. */
  readonly mayPass: boolean
  readonly note: string
}

/** What getaddrinfo(3), connect(2), curl, wget, apt, Go and Node say without network. */
const unreachable =
  /Temporary failure (?:in name resolution|resolving)|Could not resolve host|unable to resolve host address|Network is unreachable|network is unreachable|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|dial tcp: lookup/

/** What curl, wget, ssh and kubectl say of a server of this machine that is not there. */
const ownServer =
  /(?:localhost|127\.0\.0\.1)\S{0,80}(?: \S{1,40}){0,8} (?:refused|connect to server)/

const refusals: readonly Refusal[] = [
  {
    isRefused: ({ network }) => network !== 'sockets',
    // EAFNOSUPPORT (strerror(3)), which the sandbox answers to who asks for a Unix socket.
    message: /Address family not supported/,
    mayPass: false,
    note: 'If a program needs a Unix socket, as ssh-agent does, grant it with --allow-unix.',
  },
  {
    isRefused: ({ network }) => network !== 'host',
    message: unreachable,
    mayPass: true,
    note: 'The sandbox has no network: grant it with --allow-net.',
  },
  {
    isRefused: ({ network }) => network !== 'host',
    message: ownServer,
    mayPass: false,
    note: 'The sandbox has a network of its own: servers of this machine are reached with --allow-net.',
  },
  {
    isRefused: () => true,
    // EROFS (strerror(3)), but not of what git says below.
    message: /^(?!.*could not (?:write|lock)).*(?:Read-only file system|\bEROFS\b)/im,
    mayPass: false,
    note: 'In the sandbox a block writes below the directory of its document, ~, /tmp and what --allow-write grants; directories of the system stay as they are.',
  },
  {
    isRefused: ({ network }) => network !== 'sockets',
    // What docker(1) says without its socket, whether or not its server runs.
    message: /(?:Cannot|failed to) connect to the docker (?:daemon|API) at unix:/i,
    mayPass: false,
    note: 'The sandbox hides the socket of Docker, since who reaches it is root on this machine: --allow-unix --allow-read /var/run/docker.sock grants it.',
  },
  {
    isRefused: () => true,
    // What sudo(8) says where no program may become another user (PR_SET_NO_NEW_PRIVS of prctl(2)).
    message:
      /^sudo: (?:The "no new privileges" flag is set|.{0,255}must be owned by uid 0|effective uid is not 0)/m,
    mayPass: false,
    note: 'In the sandbox no program becomes another user: leave out "sudo" where the block may do it itself, or run with --sandbox none.',
  },
  {
    isRefused: () => true,
    // EBUSY: what is read-only is mounted, and git renames its new file onto it.
    message:
      /could not (?:write|lock) config file \S{1,255}: (?:Device or resource busy|Read-only file)/,
    mayPass: true,
    note: 'No block may change what git obeys in a repository that was there when the run began: grant its .git directory with --allow-write, or remove it first.',
  },
  {
    isRefused: ({ workspace }) => isWithinRepository(workspace),
    // What git says where a directory above is of another file system, as in the sandbox all of them are.
    message: /not a git repository \(or any parent up to mount point/,
    mayPass: true,
    note: 'The sandbox shows the directory of the document, not the repository around it: grant that with --allow-read.',
  },
]

/** True for a directory below the top of a repository. */
function isWithinRepository(directory: string): boolean {
  const above = dirname(directory)
  return above !== directory && (existsSync(join(above, '.git')) || isWithinRepository(above))
}

/** Says of a block that met something that the sandbox refuses how to grant it. */
export function withRefusalNotes(outcome: Outcome, policy: Policy): Outcome {
  const { step, status, text, stderr } = outcome
  if (policy.backend !== 'bubblewrap' || step.arguments.remote !== null) return outcome
  const met = refusals.filter(
    ({ isRefused, message, mayPass }) =>
      (mayPass || status === 'failed') &&
      (message.test(stderr) || message.test(text)) &&
      isRefused(policy),
  )
  if (met.length === 0) return outcome
  return { ...outcome, notes: [...outcome.notes, ...met.map(({ note }) => note)] }
}
