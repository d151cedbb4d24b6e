import { readdirSync, readFileSync } from 'node:fs'

import { procText } from './read-proc.ts'
import { statAt } from './stat-at.ts'

/**
 * What the kernel of this machine holds for itself, in bytes: all that is neither free, nor a cache, nor the memory of
 * programs (proc_meminfo(5)). What waits in sockets and pipes is part of it, and in no process's resident memory.
 */
export function kernelMemoryBytes(): number {
  const text = readFileSync('/proc/meminfo', 'latin1')
  const others = ['MemFree', 'Buffers', 'Cached', 'AnonPages', 'SReclaimable']
  return others.reduce((rest, name) => rest - entryOf(text, name), entryOf(text, 'MemTotal'))
}

function entryOf(text: string, name: string): number {
  return 1024 * Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0)
}

/** How many sockets the network of a process (its directory in /proc) has, those that wait in other sockets included; 0 when it is gone. */
export function socketsAround(process: string): number {
  return Number(/^sockets: used (\d+)$/m.exec(procText(`${process}/net/sockstat`))?.[1] ?? 0)
}

/** A pipe of a user who has many holds two pages, one for each of its ends. */
const mostPerDescriptor = 8192
/** The kernel doubles what a program asks for as `SO_SNDBUF` (socket(7)), and the last message may exceed that. */
const timesSendLimit = 4

/**
 * How much of the kernel's memory a sandbox's processes may hold at most by its sockets and by what they have open, in bytes.
 * Of the host's network only those sockets count that are more than `known`. `pids` has parents first.
 */
export function mostHeldBytes(pids: readonly number[], known: number): number {
  const inside = pids
    .slice(0, nearRoot)
    .find((pid) => ![0, networkOf('self')].includes(networkOf(pid)))
  const sockets =
    inside === undefined ? socketsAround('/proc/self') - known : socketsAround(`/proc/${inside}`)
  const longest = Number(procText('/proc/sys/net/core/wmem_max'))
  const descriptors = pids.reduce((sum, pid) => sum + openDescriptors(pid), 0)
  return Math.max(0, sockets) * timesSendLimit * longest + descriptors * mostPerDescriptor
}

/** A sandbox's first process is the root's child. */
const nearRoot = 3

/** What tells networks apart: each has files of its own in /proc, which everybody may look at, other than namespaces(7). */
function networkOf(pid: number | 'self'): number {
  return statAt(`/proc/${pid}/net/sockstat`)?.ino ?? 0
}

function openDescriptors(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}
