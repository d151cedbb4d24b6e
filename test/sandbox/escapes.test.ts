import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createHttp, type Server as HttpServer } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { type Place, type User, isRoot, makePlace, own, runInside, users } from './run-inside.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

// Each case is a way out that someone took somewhere. `says` must be in what the script prints
// (stdout and stderr); nothing may ever print the secret, and the host must be as before.
interface Escape {
  readonly title: string
  readonly script: string
  readonly says: RegExp
}

const call = (number: number, ...args: (number | string)[]): string =>
  `python3 -c "import ctypes;l=ctypes.CDLL(None,use_errno=True);print(l.syscall(${[number, ...args].join(',')}),ctypes.get_errno())"`
const unixSocket = (address: string): string =>
  `python3 -c "import socket;s=socket.socket(socket.AF_UNIX);s.connect('${address}');print(s.recv(99))"`
const x64 = process.arch === 'x64'

const escapes: readonly Escape[] = [
  {
    title: 'read a key of the home',
    script: 'cat $FAKE_HOME/.ssh/id_rsa $HOME/.ssh/id_rsa',
    says: /No such file.*\n.*No such file/u,
  },
  {
    title: 'read a key through a link in the workspace',
    script: 'cat keylink',
    says: /No such file/u,
  },
  { title: 'list other homes', script: 'ls /home; ls /root', says: /^runbook\n.*No such file/u },
  { title: 'read the password file', script: 'cat /etc/shadow', says: /Permission denied/u },
  {
    title: 'read the host keys of ssh',
    script: 'cat /etc/ssh/ssh_host_*_key',
    says: /No such file|Permission denied/u,
  },
  { title: 'write to /etc', script: 'echo x > /etc/rbx', says: /Read-only|Permission denied/u },
  { title: 'write to /usr', script: 'touch /usr/bin/rbx', says: /Read-only/u },
  {
    title: 'write beside the mounts',
    script: 'touch /rbx; touch /run/rbx; touch /dev/rbx',
    says: /Read-only.*\n.*Read-only.*\n.*Read-only/u,
  },
  {
    title: 'write through a link out of the workspace',
    script: 'echo x > link/pwned',
    says: /No such file/u,
  },
  {
    title: 'read through a link out of the workspace',
    script: 'cat link/secret',
    says: /No such file/u,
  },
  {
    title: 'read through a new link to the root',
    script: 'ln -s / r; cat r$OUTSIDE/secret',
    says: /No such file/u,
  },
  {
    title: 'read through the root of process 1',
    script: 'cat /proc/1/root$OUTSIDE/secret',
    says: /No such file/u,
  },
  {
    title: 'read through directories of other processes',
    script:
      'for p in /proc/[0-9]*; do cat $p/cwd/../outside/secret $p/root$OUTSIDE/secret; done; echo tried',
    says: /tried/u,
  },
  {
    title: 'see processes of the host',
    script:
      'test -d /proc/$VICTIM/fd && tr "\\0" " " </proc/$VICTIM/cmdline; ls -d /proc/[0-9]* | wc -l',
    says: /^[1-5]\n/u,
  },
  {
    title: 'ptrace a process of the host',
    script: 'strace -f -p 99999',
    says: /No such process|not found/u,
  },
  {
    title: 'reach a server on the loopback of the host',
    script: 'exec 3<>/dev/tcp/127.0.0.1/$PORT && cat <&3',
    says: /Connection refused/u,
  },
  {
    title: 'reach it over IPv6',
    script: 'exec 3<>/dev/tcp/::1/$PORT && cat <&3',
    says: /refused|unreachable|Cannot assign/u,
  },
  {
    title: 'look up a name',
    script: 'timeout 5 getent hosts host2.test; echo rc=$?',
    says: /rc=2/u,
  },
  {
    title: 'fetch a page',
    script: 'timeout 5 curl -sS https://host2.test/',
    says: /Could not resolve/u,
  },
  {
    title: 'connect to an abstract socket',
    script: unixSocket('\\0rbabs'),
    says: /Address family not supported/u,
  },
  {
    title: 'connect to a socket in the workspace',
    script: unixSocket('ws.sock'),
    says: /Address family not supported/u,
  },
  {
    title: 'see the socket of docker',
    script: 'ls -l /var/run/docker.sock; ls /run/docker.sock',
    says: /No such file/u,
  },
  { title: 'see the sockets of dbus', script: 'ls /run/dbus; ls /run/user', says: /No such file/u },
  {
    title: 'change a network link',
    script:
      "python3 -c \"import socket,fcntl,struct;s=socket.socket();fcntl.ioctl(s,0x8922,struct.pack('16si12x',b'lo',1000))\"",
    says: /Operation not permitted/u,
  },
  {
    title: 'open a packet socket',
    script: 'python3 -c "import socket;socket.socket(17,3,3)"',
    says: /Address family not supported/u,
  },
  {
    title: 'open a raw socket',
    script: 'python3 -c "import socket;socket.socket(2,3,1)"',
    says: /Operation not permitted/u,
  },
  {
    title: 'mount',
    script: 'mount -t tmpfs x /tmp',
    says: /denied|not permitted|must be superuser/iu,
  },
  {
    title: 'remount writable',
    script: 'mount -o remount,rw,bind /usr; touch /usr/rbx',
    says: /Read-only/u,
  },
  { title: 'make a user namespace', script: 'unshare -Ur id', says: /Operation not permitted/u },
  {
    title: 'make a user and mount namespace',
    script: 'unshare -Urm sh -c "umount -l /home/runbook; cat $FAKE_HOME/.ssh/id_rsa"',
    says: /Operation not permitted/u,
  },
  {
    title: 'make a set-user-ID file',
    script: 'cp /bin/bash sbash; chmod u+s sbash; grep CapEff /proc/self/status',
    says: /Operation not permitted/u,
  },
  {
    title: 'make device nodes',
    script: 'mknod d b 254 0; mknod c c 1 1',
    says: /not permitted[^]*not permitted/u,
  },
  {
    title: 'read disks and memory',
    script: 'cat /dev/vda; cat /dev/sda; cat /dev/mem; ls /dev/kvm',
    says: /(No such file[^]*){4}/u,
  },
  {
    title: 'write the core pattern',
    script:
      'cat /proc/sys/kernel/core_pattern > v; cat v > /proc/sys/kernel/core_pattern && echo WROTE',
    says: /Read-only|Permission denied/u,
  },
  {
    title: 'raise the number of namespaces',
    script: 'echo 1000 > /proc/sys/user/max_user_namespaces && echo WROTE; unshare -U id',
    says: /(Read-only|Permission denied)[^]*not permitted/u,
  },
  {
    title: 'get away from the OOM killer',
    script: 'echo -1000 > /proc/self/oom_score_adj',
    says: /Permission denied/u,
  },
  {
    title: 'read kernel memory and messages',
    script: 'cat /proc/kcore /proc/kmsg /proc/kallsyms /proc/keys; dmesg',
    says: /denied|not permitted/u,
  },
  {
    title: 'write to sysfs',
    script: 'echo 1 > /sys/kernel/mm/ksm/run; ls /sys/firmware',
    says: /No such file/u,
  },
  { title: 'set the clock', script: 'date -s 2001-01-01', says: /Operation not permitted/u },
  { title: 'set the host name', script: 'hostname evil; uname -n', says: /runbook/u },
  { title: 'plant a git hook', script: 'echo evil > .git/hooks/pre-commit', says: /Read-only/u },
  {
    title: 'set a git command',
    script: 'git config core.fsmonitor "touch /tmp/x"',
    says: /could not|busy|Read-only/iu,
  },
  {
    title: 'swap the git directory',
    script: 'mv .git .git.old && mkdir -p .git/hooks && echo evil > .git/hooks/pre-commit',
    says: /busy/u,
  },
  { title: 'plant an editor task', script: 'echo evil > .vscode/tasks.json', says: /Read-only/u },
  {
    title: 'swap the editor directory',
    script: 'mv .vscode v2; mkdir .vscode; echo evil > .vscode/tasks.json',
    says: /busy/u,
  },
  {
    title: 'find caps or no filter on process 1',
    script: "grep -E 'Seccomp:|CapEff|NoNewPrivs' /proc/1/status",
    says: /CapEff:\s0+\nNoNewPrivs:\s1\nSeccomp:\s2\n/u,
  },
  { title: 'find an agent of ssh', script: 'echo "[$SSH_AUTH_SOCK]"', says: /^\[\]/u },
  {
    title: 'enter the namespaces of process 1',
    script: 'nsenter -t 1 -m -n -p true',
    says: /Operation not permitted|Permission denied/u,
  },
  {
    title: 'make other namespaces',
    script: 'unshare -n true; unshare -m true; unshare -p true',
    says: /(not permitted[^]*){3}/u,
  },
  { title: 'change the root', script: 'chroot / true', says: /Operation not permitted/u },
  {
    title: 'pull in loader and shell variables',
    script: 'echo "[$LD_PRELOAD][$BASH_ENV][$NODE_OPTIONS]"',
    says: /^\[\]\[\]\[\]/u,
  },
  { title: 'keep extra groups', script: 'id -G | wc -w', says: /^1\n/u },
  ...(x64
    ? [
        { title: 'keyctl', script: call(250, 0, -3, 0), says: /^-1 1\n/u },
        { title: 'bpf', script: call(321, 0, 0, 0), says: /^-1 1\n/u },
        { title: 'io_uring', script: call(425, 4, 0), says: /^-1 38\n/u },
        { title: 'open_by_handle_at', script: call(304, -100, 0, 0), says: /^-1 1\n/u },
        { title: 'userfaultfd', script: call(323, 0), says: /^-1 1\n/u },
        { title: 'clone3', script: call(435, 0, 0), says: /^-1 38\n/u },
        {
          title: 'clone with a new user namespace',
          script: call(56, 0x10000011, 0, 0, 0, 0),
          says: /^-1 1\n/u,
        },
        { title: 'fsopen', script: call(430, 0, 0), says: /^-1 38\n/u },
        { title: 'personality', script: call(135, 0x0040000), says: /^-1 1\n/u },
        { title: 'lease a file', script: call(72, 0, 1024, 0), says: /^-1 22\n/u },
        {
          title: 'keep shared memory of System V that no process has',
          script: `${call(29, 0, 0x80001, 0o1600)}; ${call(29, 0, 'ctypes.c_ulong(1<<32)', 0o1600)}`,
          says: /^-1 22\n-1 22\n/u,
        },
        {
          title: 'make large sets of semaphores',
          script: call(64, 0, 251, 0o1600),
          says: /^-1 22\n/u,
        },
        { title: 'an x32 call', script: `${call(0x40000027)}; echo rc=$?`, says: /rc=159/u },
      ]
    : []),
]

const secret = 'TOP-SECRET-CONTENT'

interface Fixture extends Place {
  readonly env: Readonly<Record<string, string>>
  close(): void
}

async function makeFixture(user: User): Promise<Fixture> {
  const place = makePlace(user)
  const { workspace, outside, base } = place
  const home = join(base, 'home')
  mkdirSync(join(home, '.ssh'), { recursive: true })
  writeFileSync(join(home, '.ssh/id_rsa'), secret)
  writeFileSync(join(outside, 'secret'), secret)
  symlinkSync(outside, join(workspace, 'link'))
  symlinkSync(join(home, '.ssh/id_rsa'), join(workspace, 'keylink'))
  mkdirSync(join(workspace, '.vscode'))
  execFileSync('git', ['init', '-q', workspace])
  execFileSync('chmod', ['-R', 'go+rX', base])
  if (isRoot && user === 'user')
    execFileSync('chown', ['-R', '65534:65534', workspace, home, outside])
  const sockets = createServer((socket) => socket.end(secret)).listen(join(workspace, 'ws.sock'))
  const server: HttpServer = createHttp((_, response) => response.end(secret))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const victim = spawn('sleep', ['600'], { stdio: 'ignore' })
  const { port } = server.address() as AddressInfo
  return {
    ...place,
    env: { FAKE_HOME: home, OUTSIDE: outside, PORT: String(port), VICTIM: String(victim.pid) },
    close: () => {
      sockets.close()
      server.close()
      victim.kill('SIGKILL')
      rmSync(base, { recursive: true, force: true })
    },
  }
}

for (const { user, needsRoot } of users) {
  describe.skipIf(needsRoot && !isRoot)(`as ${user}${needsRoot ? ' (needs root)' : ''}`, () => {
    let fixture: Fixture
    beforeAll(async () => {
      fixture = await makeFixture(user)
    })
    afterAll(() => fixture.close())

    test.each(escapes)('confine() does not let a script $title', ({ script, says }) => {
      const ran = runInside(user, script, fixture)
      expect(ran.text).toMatch(says)
      expect(ran.text).not.toContain(secret)
      expect(ran.text).not.toContain('WROTE')
    })

    test('confine() keeps what a script writes to its home off the host', () => {
      runInside(user, 'echo evil > $HOME/.bashrc_rb; ls $HOME', fixture)
      expect(existsSync(join(fixture.env['FAKE_HOME'] ?? '', '.bashrc_rb'))).toBe(false)
    })

    test('confine() lets no script kill a process of the host', () => {
      runInside(user, 'kill -9 -1; sleep .2', fixture)
      expect(() => process.kill(Number(fixture.env['VICTIM']), 0)).not.toThrow()
    })

    test('confine() leaves no set-user-ID file on the host', () => {
      const ways = [
        'cp /bin/true a; chmod u+s a; chmod 6755 a',
        "python3 -c \"import os;os.open('b',os.O_CREAT|os.O_RDWR,0o4755);os.mkdir('c',0o2755)\"",
        'python3 -c "import os;f=os.open(\'d\',os.O_CREAT|os.O_RDWR,0o755);os.fchmod(f,0o4755)"',
        'install -m 4755 /bin/true e; mkdir -m 2755 f',
      ]
      runInside(user, ways.join('; '), fixture)
      const modes = readdirSync(fixture.workspace).filter((name) => /^[a-f]$/u.test(name))
      expect(modes.length).toBeGreaterThan(1)
      expect(
        modes.filter((name) => (statSync(join(fixture.workspace, name)).mode & 0o6000) !== 0),
      ).toEqual([])
    })

    test('confine() leaves nothing in /proc/sys that can be written', () => {
      const ran = runInside(user, 'find /proc/sys -writable; echo looked', fixture)
      expect(ran.stdout).toBe('looked\n')
    })

    test('confine() shows process 1 nothing of the environment of the host', () => {
      const ran = runInside(user, 'tr "\\0" "\\n" </proc/1/environ', fixture)
      expect(ran).toMatchObject({ status: 0, text: '' })
    })

    test('confine() hands down no file descriptor above 2', () => {
      const before = ['bash', '-c', 'exec 3</etc 77</etc 251</; exec "$@"', 'bash']
      const ran = runInside(user, 'echo /proc/self/fd/*', fixture, before)
      // The last one is the directory that the shell reads.
      expect(ran.stdout).toBe('/proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2 /proc/self/fd/3\n')
    })

    test('confine() keeps a protected document from being changed or swapped', () => {
      const path = join(fixture.workspace, 'doc.org')
      writeFileSync(path, 'text')
      own(path, user)
      const script = 'echo evil > doc.org; rm -f doc.org; mv other doc.org; cat doc.org'
      const ran = runInside(user, script, { ...fixture, protect: ['doc.org'] })
      expect(ran.stdout).toBe('text')
      expect(readFileSync(path, 'utf8')).toBe('text')
    })
  })
}
