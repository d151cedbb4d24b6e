import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs'

import { isInside } from './check-policy.ts'
import { currentUser } from './current-user.ts'
import { hiddenBeside } from './hidden-paths.ts'
import { homesAround } from './homes-around.ts'
import type { Policy } from './policy.ts'
import { ensurePrivateRoot } from './private-directory.ts'
import { protectedBinds } from './protected-binds.ts'
import { shellEnvironment, standardPath } from './shell-environment.ts'
import { shownAt } from './shown-at.ts'
import { statAt } from './stat-at.ts'
import { systemDirectories } from './system-directories.ts'

/** How the command is started inside. */
export interface Start {
  /** True when it gets a terminal of its own, false on pipes. */
  readonly terminal: boolean
  /** Working directory inside. */
  readonly cwd: string
}

/**
 * The options of bwrap(1) for a policy, in the one order that works: later mounts cover earlier
 * ones. The caller adds `--seccomp` and the command; `mounts` are options for mounts of its own.
 */
export function bubblewrapArguments(
  policy: Policy,
  start: Start,
  mounts: readonly string[],
): string[] {
  const home = homesAmongSystem(policy)
  return [
    ...systemBinds(),
    ...home.flatMap((path) => ['--tmpfs', path]),
    ...networkBinds(policy),
    ...hiddenSystem(policy, home),
    ...words('--dev /dev --proc /proc'),
    ...procCovers(),
    ...temporary(policy),
    ...policy.read.flatMap((path) => ['--ro-bind', path, path]),
    ...[policy.workspace, ...policy.write].flatMap((path) => ['--bind', path, path]),
    ...protectedBinds(policy),
    ...covers(policy),
    ...hiddenControl(policy),
    ...policy.mounts.flatMap(({ source, target, access }) => [
      access === 'read' ? '--ro-bind' : '--bind',
      source,
      target,
    ]),
    ...mounts,
    ...[...home, '/'].flatMap((path) => ['--remount-ro', path]),
    '--chdir',
    start.cwd,
    ...isolation(policy, start),
    ...Object.entries(shellEnvironment(policy, start)).flatMap((pair) => ['--setenv', ...pair]),
  ]
}

/** The programs of the host: /usr and what belongs to it, read-only. */
function systemBinds(): string[] {
  return [
    ...systemDirectories.filter((path) => existsSync(path)).flatMap((path) => bindOrLink(path)),
    ...words('--dir /run --dir /var --symlink ../tmp /var/tmp'),
    ...words('--symlink ../run /var/run'),
  ]
}

/** The user's own homes where they lie among the programs of the host, as in /opt: then they are shown empty, but for what is granted. */
function homesAmongSystem({ workspace }: Policy): string[] {
  const holdsPrograms = (home: string): boolean =>
    standardPath.split(':').some((path) => isInside(home, path))
  return homesAround(workspace)
    .filter((home) => statAt(home)?.uid === currentUser() && !holdsPrograms(home))
    .filter((home) => systemTrees().some((tree) => isInside(tree, home)))
}

/** System directories that are no links to others. */
function systemTrees(): string[] {
  return systemDirectories.filter((path) => statAt(path)?.isDirectory())
}

function bindOrLink(path: string): string[] {
  return lstatSync(path).isSymbolicLink()
    ? ['--symlink', readlinkSync(path), path]
    : ['--ro-bind', path, path]
}

/** With the host's network, the name server list that /etc/resolv.conf may link to. */
function networkBinds({ network }: Policy): string[] {
  if (network !== 'host' || !existsSync('/etc/resolv.conf')) return []
  const real = realpathSync('/etc/resolv.conf')
  return isInside('/etc', real) ? [] : ['--ro-bind', real, real]
}

/** What of the host's programs is hidden, but for places of later mounts; a home among these is shown empty anyway. */
function hiddenSystem(policy: Policy, home: readonly string[]): string[] {
  const { workspace, write, read, mounts } = policy
  const sources = mounts.map(({ source }) => source)
  return hiddenBeside([workspace, ...write, ...read, ...sources, ensurePrivateRoot()])
    .filter(({ path }) => !home.some((own) => isInside(own, path)))
    .flatMap(({ path, directory }) => hide(path, directory))
}

function hide(path: string, directory: boolean): string[] {
  return directory
    ? ['--perms', '0000', '--tmpfs', path, '--remount-ro', path]
    : ['--ro-bind', '/dev/null', path]
}

/**
 * Covers what root may write or read in /proc: bwrap covers /proc/sys only when access(2) says that
 * the directory is writable, and it never does, while its files obey user 0. The rest of the list is
 * `maskedPaths` and `readonlyPaths` of the OCI runtime's default.
 */
function procCovers(): string[] {
  const readOnly = ['sys', 'fs', 'irq', 'bus', 'driver', 'sysrq-trigger']
  const files = [
    ...words('kcore keys key-users kallsyms kmsg timer_list sched_debug'),
    ...words('modules config.gz mtrr latency_stats kpagecount kpageflags vmallocinfo'),
  ]
  const here = (names: readonly string[]): string[] =>
    names.map((name) => `/proc/${name}`).filter((path) => existsSync(path))
  return [
    ...here(readOnly).flatMap((path) => ['--ro-bind', path, path]),
    ...here(files).flatMap((path) => hide(path, false)),
    ...here(['acpi', 'scsi', 'asound']).flatMap((path) => hide(path, true)),
  ]
}

function temporary({ home, limits, shared }: Policy): string[] {
  const sized = (mode: string, path: string): string[] =>
    words(`--perms ${mode} --size ${limits.tmpBytes} --tmpfs`).concat(path)
  const own = (mode: string, path: string, name: string): string[] =>
    shared === '' ? sized(mode, path) : ['--bind', `${shared}/${name}`, path]
  return [
    ...own('1777', '/tmp', 'tmp'),
    ...sized('1777', '/dev/shm'),
    '--remount-ro',
    '/dev',
    ...own('0700', home, 'home'),
  ]
}

/** What is still there: bwrap would make what is not, on the host. */
function covers({ covered }: Policy): string[] {
  return covered
    .filter(({ path }) => existsSync(path))
    .flatMap(({ path, directory }) => hide(path, directory))
}

/** Covers every private directory, and every mount's source, that lies in a tree shown inside. */
function hiddenControl(policy: Policy): string[] {
  const root = ensurePrivateRoot()
  const sources = policy.mounts.map(({ source }) => source).filter((path) => !isInside(root, path))
  const shown = shownAt([...systemTrees(), policy.workspace, ...policy.write, ...policy.read])
  return [root, ...sources.map((path) => realpathSync(path))]
    .filter((path) => lstatSync(path).isDirectory())
    .flatMap(shown)
    .flatMap((path) => hide(path, true))
}

function isolation({ network }: Policy, { terminal }: Start): string[] {
  return [
    ...words('--unshare-user --unshare-pid --unshare-ipc --unshare-uts'),
    ...words('--unshare-cgroup-try --disable-userns'),
    ...(network !== 'host' ? ['--unshare-net'] : []),
    ...words('--hostname runbook --cap-drop ALL --die-with-parent'),
    // On a terminal of its own a new session would cost job control, and the system call filter
    // keeps the terminal from being typed into; on pipes the caller's terminal must be let go.
    ...(terminal ? [] : ['--new-session']),
    '--clearenv',
  ]
}

function words(text: string): string[] {
  return text.split(' ')
}
