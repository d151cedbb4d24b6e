import { RunbookError } from '../errors.ts'
import { type Start, bubblewrapArguments } from './bubblewrap-arguments.ts'
import { checkPolicy, isInside } from './check-policy.ts'
import { findBubblewrap, withoutRemedy } from './find-bubblewrap.ts'
import type { Backend, Policy } from './policy.ts'
import { seccompFilter } from './seccomp.ts'
import { shellEnvironment, standardPath } from './shell-environment.ts'

/** A command line that starts its command under a policy. */
export interface ConfinedCommand {
  readonly file: string
  readonly args: readonly string[]
  /** The whole environment to start it with; nothing may be added. */
  readonly env: Readonly<Record<string, string>>
  /** Host directory to start it in. */
  readonly cwd: string
  /** The path by which the command sees a host path. */
  readonly pathInside: (hostPath: string) => string
}

type Confine = (policy: Policy, argv: readonly string[], start: Start) => ConfinedCommand

const backends: Record<Backend, Confine> = { bubblewrap: inBubblewrap, none: inNothing }

/**
 * Turns a command line into one that runs under the policy.
 *
 * Both ways start with bash, which closes every file descriptor above 2 (a child of Node inherits
 * more than it should, such as the masters of other pseudo-terminals) and sets the limits that
 * outlive exec(2). Throws `E_SANDBOX_MISSING` and what `checkPolicy()` throws.
 */
export function confine(policy: Policy, argv: readonly string[], start: Start): ConfinedCommand {
  checkPolicy(policy)
  return backends[policy.backend](policy, argv, start)
}

/** Bash commands that close every file descriptor above 2. */
// No `2>/dev/null` here: bash would keep the real stderr in descriptor 10, and the loop closes it.
export const closeDescriptors: string =
  'for d in /proc/self/fd/*; do d=${d##*/}; if ((d > 2)); then eval "exec $d>&-"; fi; done; unset d; '

/*
 * Options and filter come to bwrap through pipes, out of this shell's environment: the command line
 * of a process is readable by every user of the host, and values in the options may be secret.
 * `exec -c` then gives bwrap, whose start environment is readable inside as /proc/1/environ, nothing.
 */
const bubblewrapScript = `${closeDescriptors}
ulimit -c 0
ulimit -f "$RUNBOOK_FILE_BLOCKS"
if [[ -v RUNBOOK_SERVER ]]; then exec 7<"$RUNBOOK_SERVER"; fi
exec 8< <(i=0; while name=RUNBOOK_OPTION_$((i++)); [[ -v $name ]]; do printf '%s\\0' "\${!name}"; done)
exec 9< <(printf '%b' "$RUNBOOK_FILTER")
exec -c "$RUNBOOK_BWRAP" --args 8 --seccomp 9 -- "$@"`

function inBubblewrap(policy: Policy, argv: readonly string[], start: Start): ConfinedCommand {
  return bubblewrapCommand(policy, argv, bubblewrapArguments(policy, start, []))
}

const serverShell = '/run/runbook/shell'

/**
 * A command line that starts a shell under bubblewrap which serves many scripts, one after the other.
 *
 * It is the sandbox's first process, so no signal from inside ends it (pid_namespaces(7)), and runs from a copy that
 * nobody may read, so nothing inside can trace it or look into it (ptrace(2), "dumpable"). Of the policy's variables it gets
 * none. `shell` is its file, `options` make it read commands from standard input. Throws what `confine()` throws.
 */
export function confineServer(
  policy: Policy,
  shell: string,
  options: readonly string[],
): ConfinedCommand {
  checkPolicy(policy)
  const bare = { ...policy, env: {} }
  const copy = ['--perms', '0111', '--ro-bind-data', '7', serverShell]
  const bubblewrap = bubblewrapArguments(bare, { terminal: false, cwd: '/' }, copy)
  const command = bubblewrapCommand(
    policy,
    [serverShell, ...options],
    ['--as-pid-1', ...bubblewrap],
  )
  return { ...command, env: { ...command.env, RUNBOOK_SERVER: shell } }
}

function bubblewrapCommand(
  policy: Policy,
  argv: readonly string[],
  options: readonly string[],
): ConfinedCommand {
  // The process limit is set inside, where only the sandbox's own processes count.
  const limited = ['prlimit', `--nproc=${policy.limits.processes}`, '--', ...argv]
  return {
    file: '/bin/bash',
    args: ['--noprofile', '--norc', '-c', bubblewrapScript, 'runbook', ...limited],
    env: {
      PATH: standardPath,
      RUNBOOK_BWRAP: findBubblewrap(standardPath),
      RUNBOOK_FILE_BLOCKS: fileBlocks(policy),
      RUNBOOK_FILTER: escaped(filterOfThisHost(policy)),
      ...Object.fromEntries(options.map((option, index) => [`RUNBOOK_OPTION_${index}`, option])),
    },
    cwd: '/',
    pathInside: (path) => pathInside(policy, path),
  }
}

function inNothing(policy: Policy, argv: readonly string[], start: Start): ConfinedCommand {
  const script = `${closeDescriptors}ulimit -c 0; ulimit -f ${fileBlocks(policy)}; exec "$@"`
  return {
    file: '/bin/bash',
    args: ['--noprofile', '--norc', '-c', script, 'runbook', ...argv],
    env: shellEnvironment(policy, start),
    cwd: start.cwd,
    pathInside: (path) => path,
  }
}

/** The file size limit in the unit of bash's `ulimit -f`, 1,024 bytes. */
function fileBlocks({ limits }: Policy): string {
  return String(Math.ceil(limits.fileBytes / 1024))
}

function filterOfThisHost({ network }: Policy): Uint8Array {
  const { arch } = process
  if (arch === 'x64' || arch === 'arm64') {
    return seccompFilter(arch, { unix: network === 'sockets' })
  }
  throw new RunbookError('E_SANDBOX_MISSING', `there is no system call filter for ${arch}`, {
    hint: `Run it on x64 or arm64, ${withoutRemedy}`,
  })
}

/** Bytes as the argument of bash's `printf %b`. */
function escaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}

function pathInside({ mounts }: Policy, path: string): string {
  const mount = mounts.find(({ source }) => isInside(source, path))
  return mount === undefined ? path : mount.target + path.slice(mount.source.length)
}
