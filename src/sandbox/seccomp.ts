import { type Architecture, type Syscall, syscallNumber } from './syscall-numbers.ts'

/** One instruction of classic BPF: `struct sock_filter` of linux/filter.h. */
interface Instruction {
  readonly code: number
  readonly ifTrue: number
  readonly ifFalse: number
  readonly value: number
}

/** A rule: the system calls that it is for, and what is done when one is made. */
interface Rule {
  readonly calls: readonly Syscall[]
  readonly body: readonly Instruction[]
}

// linux/bpf_common.h: LD|W|ABS, ALU|AND|K, JMP|JEQ|K, JMP|JGE|K, JMP|JSET|K, RET|K.
const load = (offset: number): Instruction => op(0x20, offset)
const and = (value: number): Instruction => op(0x54, value)
const equal = (value: number, ifTrue: number, ifFalse: number): Instruction => ({
  ...op(0x15, value),
  ifTrue,
  ifFalse,
})
const atLeast = (value: number, ifFalse: number): Instruction => ({ ...op(0x35, value), ifFalse })
const anyBit = (value: number, ifTrue: number, ifFalse: number): Instruction => ({
  ...op(0x45, value),
  ifTrue,
  ifFalse,
})
const answer = (value: number): Instruction => op(0x06, value)

function op(code: number, value: number): Instruction {
  return { code, ifTrue: 0, ifFalse: 0, value }
}

// `struct seccomp_data` of linux/seccomp.h: nr, arch, instruction pointer, six 64-bit arguments.
const numberOffset = 0
const architectureOffset = 4
// The low half of an argument; the high half is not looked at, as the kernel takes an int there.
const argument = (index: number): Instruction => load(16 + 8 * index)
const highHalf = (index: number): Instruction => load(20 + 8 * index)

const killProcess = answer(0x80000000)
const allow = answer(0x7fff0000)
const refuse = (errno: number): Instruction => answer(0x00050000 | errno)
const EPERM = refuse(1)
const EINVAL = refuse(22)
const ENOSYS = refuse(38)
const EAFNOSUPPORT = refuse(97)

/** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64 of linux/audit.h. */
const auditArchitecture: Record<Architecture, number> = { x64: 0xc000003e, arm64: 0xc00000b7 }
const x32Bit = 0x40000000
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET of linux/sched.h. */
const newNamespaces = 0x7e020000
const setIdBits = 0o6000
/** O_CREAT, and the bit of O_TMPFILE that is no other flag. */
const createFlags = 0o100 | 0o20000000

/** Refuses a set-user-ID or set-group-ID mode, as systemd's RestrictSUIDSGID does. */
const refuseSetId = (mode: number): Instruction[] => [
  argument(mode),
  anyBit(setIdBits, 0, 1),
  EPERM,
  allow,
]

/** As `refuseSetId()`, where the mode only counts when a file is created. */
const refuseSetIdOnCreate = (flags: number, mode: number): Instruction[] => [
  argument(flags),
  anyBit(createFlags, 0, 3),
  argument(mode),
  anyBit(setIdBits, 0, 1),
  EPERM,
  allow,
]

// TIOCSTI, TIOCLINUX and TIOCSETD of asm-generic/ioctls.h.
const ioctl = [
  argument(1),
  equal(0x5412, 2, 0),
  equal(0x541c, 1, 0),
  equal(0x5423, 0, 1),
  EPERM,
  allow,
]

// F_SETLEASE of linux/fcntl.h: who opens a file with a lease on it waits for up to 45 seconds, outside of the sandbox, too.
const fcntl = [argument(1), equal(1024, 0, 1), EINVAL, allow]

/**
 * What System V keeps when no process has it any more counts for no process, so its size is bounded: 4,096 segments
 * (SHMMNI) of 512 KiB are 2 GiB, 32,000 sets (SEMMNI) of 250 semaphores 0.5 GiB, as the kernel takes 64 bytes for each.
 */
const shmget = [highHalf(1), equal(0, 0, 2), argument(1), atLeast(0x80001, 1), EINVAL, allow]
const semget = [argument(1), atLeast(251, 1), EINVAL, allow]

// AF_INET and AF_INET6 without SOCK_RAW and SOCK_PACKET, and NETLINK_ROUTE, which getaddrinfo(3)
// asks for addresses; AF_UNIX where it is granted.
const socket = (unix: boolean): Instruction[] => [
  argument(0),
  ...(unix ? [equal(1, 0, 1), allow] : []),
  equal(2, 5, 0),
  equal(10, 4, 0),
  equal(16, 0, 2),
  argument(2),
  equal(0, 6, 0),
  EAFNOSUPPORT,
  argument(1),
  and(0xf),
  equal(3, 1, 0),
  equal(10, 0, 1),
  EPERM,
  allow,
]

const socketpair = [argument(0), equal(1, 0, 1), allow, EAFNOSUPPORT]
const clone = [argument(0), anyBit(newNamespaces, 0, 1), EPERM, allow]
// 0 sets the plain Linux personality, 0xffffffff asks for the present one.
const personality = [argument(0), equal(0, 1, 0), equal(0xffffffff, 0, 1), allow, EPERM]

/** The calls that programs fall back from when the kernel does not have them. */
const missing: readonly Syscall[] = [
  'clone3',
  'openat2',
  'open_tree',
  'open_tree_attr',
  'move_mount',
  'fsopen',
  'fsconfig',
  'fsmount',
  'fspick',
  'mount_setattr',
  'io_uring_setup',
  'io_uring_enter',
  'io_uring_register',
]

/** The calls that reach out of a sandbox, or into parts of the kernel that no script needs. */
const forbidden: readonly Syscall[] = [
  'unshare',
  'setns',
  'mount',
  'umount2',
  'pivot_root',
  'chroot',
  'bpf',
  'userfaultfd',
  'perf_event_open',
  'add_key',
  'request_key',
  'keyctl',
  'open_by_handle_at',
  'fanotify_init',
  'pidfd_getfd',
  'settimeofday',
  'clock_settime',
  'clock_adjtime',
  'adjtimex',
  'sethostname',
  'setdomainname',
  'reboot',
  'swapon',
  'swapoff',
  'acct',
  'quotactl',
  'quotactl_fd',
  'syslog',
  'vhangup',
  'init_module',
  'finit_module',
  'delete_module',
  'kexec_load',
  'kexec_file_load',
  'lookup_dcookie',
  'move_pages',
  'migrate_pages',
  'iopl',
  'ioperm',
  'modify_ldt',
  'uselib',
  'ustat',
  'sysfs',
  '_sysctl',
]

const rules = ({ unix }: { readonly unix: boolean }): readonly Rule[] => [
  { calls: ['open'], body: refuseSetIdOnCreate(1, 2) },
  { calls: ['openat'], body: refuseSetIdOnCreate(2, 3) },
  { calls: ['creat', 'chmod', 'fchmod', 'mkdir', 'mknod'], body: refuseSetId(1) },
  { calls: ['fchmodat', 'fchmodat2', 'mkdirat', 'mknodat'], body: refuseSetId(2) },
  { calls: ['ioctl'], body: ioctl },
  { calls: ['fcntl'], body: fcntl },
  { calls: ['shmget'], body: shmget },
  { calls: ['semget'], body: semget },
  { calls: ['socket'], body: socket(unix) },
  { calls: ['socketpair'], body: socketpair },
  { calls: ['clone'], body: clone },
  { calls: ['personality'], body: personality },
  { calls: missing, body: [ENOSYS] },
  { calls: forbidden, body: [EPERM] },
]

function assemble({ calls, body }: Rule, architecture: Architecture): Instruction[] {
  return calls
    .map((call) => syscallNumber(call, architecture))
    .filter((number) => number !== null)
    .flatMap((number) => [equal(number, 0, body.length), ...body])
}

function encode(instructions: readonly Instruction[]): Uint8Array {
  const bytes = Buffer.alloc(instructions.length * 8)
  for (const [index, { code, ifTrue, ifFalse, value }] of instructions.entries()) {
    bytes.writeUInt16LE(code, index * 8)
    bytes.writeUInt8(ifTrue, index * 8 + 2)
    bytes.writeUInt8(ifFalse, index * 8 + 3)
    bytes.writeUInt32LE(value, index * 8 + 4)
  }
  return bytes
}

/**
 * The system call filter of every sandbox, as the bytes that `bwrap --seccomp` reads: an array of
 * little-endian `struct sock_filter` (seccomp(2)).
 *
 * It closes what namespaces leave open: typing into the terminal (TIOCSTI, TIOCLINUX), new
 * namespaces and mounts, io_uring, bpf, key rings, file handles, setting the clock, sockets other
 * than IP (and Unix sockets, with `unix`), leases, large shared memory of System V, and set-user-ID files. A foreign architecture and the x32 calls kill the process.
 */
export function seccompFilter(
  architecture: Architecture,
  grant: { readonly unix: boolean },
): Uint8Array {
  return encode([
    load(architectureOffset),
    equal(auditArchitecture[architecture], 1, 0),
    killProcess,
    load(numberOffset),
    ...(architecture === 'x64' ? [atLeast(x32Bit, 1), killProcess] : []),
    ...rules(grant).flatMap((rule) => assemble(rule, architecture)),
    allow,
  ])
}
