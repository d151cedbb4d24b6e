import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real sshd on a port of the loopback device, run by the current user, with keys of its own. */
export interface TestSshd {
  /** Configuration of ssh(1) that knows it as `web1` and `web2`, and as `stranger` without its host key. */
  readonly config: string
  /** How often someone was let in. */
  logins(): number
  /** How often someone came, let in or not. */
  visits(): number
  stop(): Promise<void>
}

/**
 * True where such an sshd can give terminals: it hands them to the group tty, which only root can, unless the kernel did
 * already (devpts, option gid; missing in some containers).
 */
export const sshdHasTerminals: boolean =
  process.getuid?.() === 0 ||
  /^devpts \/dev\/pts devpts \S*\bgid=\d/m.test(readFileSync('/proc/mounts', 'utf8'))

/** Starts sshd and waits until it listens; `path` goes first in the PATH of its commands. */
export async function startSshd(path = ''): Promise<TestSshd> {
  const directory = mkdtempSync(join(tmpdir(), 'sshd-test-'))
  const file = (name: string): string => join(directory, name)
  for (const name of ['host', 'user']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(name)])
  }
  // Only root's sshd has this directory, and wants it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  const port = await freePort()
  writeFileSync(file('sshd_config'), serverConfig(port, file, path))
  writeFileSync(
    file('known_hosts'),
    `[127.0.0.1]:${port} ${readFileSync(file('host.pub'), 'utf8')}`,
  )
  writeFileSync(file('ssh_config'), clientConfig(port, file))
  const options = ['-D', '-f', file('sshd_config'), '-E', file('log')]
  const child = spawn('/usr/sbin/sshd', options, { stdio: 'ignore' })
  await listening(child, file('log'))
  const count = (pattern: RegExp): number =>
    readFileSync(file('log'), 'utf8').match(pattern)?.length ?? 0
  return {
    config: file('ssh_config'),
    logins: () => count(/Accepted publickey/g),
    visits: () => count(/Connection from/g),
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function serverConfig(port: number, file: (name: string) => string, path: string): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${file('host')}`,
    `AuthorizedKeysFile ${file('user.pub')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'AllowAgentForwarding yes',
    'LogLevel VERBOSE',
    'PidFile none',
    `SetEnv FROM_SSHD=yes PATH=${path === '' ? '' : `${path}:`}/usr/local/bin:/usr/bin:/bin`,
    '',
  ].join('\n')
}

/** The client's configuration asks for much that a run must not get. */
function clientConfig(port: number, file: (name: string) => string): string {
  return [
    'Host web1 web2 stranger',
    '  HostName 127.0.0.1',
    `  Port ${port}`,
    `  IdentityFile ${file('user')}`,
    '  IdentitiesOnly yes',
    '  GlobalKnownHostsFile /dev/null',
    '  ForwardAgent yes',
    '  RequestTTY yes',
    '  PermitLocalCommand yes',
    `  LocalCommand touch ${file('local-command')}`,
    '  RemoteCommand echo from the configuration',
    'Host web1 web2',
    `  UserKnownHostsFile ${file('known_hosts')}`,
    'Host stranger',
    '  UserKnownHostsFile /dev/null',
    '',
  ].join('\n')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listening(child: ChildProcess, log: string): Promise<void> {
  while (child.exitCode === null) {
    if (logText(log).includes('Server listening')) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`sshd did not start: ${logText(log)}`)
}

function logText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
