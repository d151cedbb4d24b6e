import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'

/** What all files in memory of this machine take, in bytes (proc_meminfo(5), Shmem). */
export function filesInMemoryBytes(): number {
  const kibibytes = /^Shmem: +(?<kibibytes>\d+) kB$/mu.exec(readFileSync('/proc/meminfo', 'latin1'))
  return Number(kibibytes?.groups?.['kibibytes'] ?? 0) * 1024
}

/**
 * What files in memory that have no name (memfd_create(2)) take, of those that some processes have open, in bytes. No
 * process has them in its resident memory before it maps them, and no limit bounds how many there are.
 */
export function namelessFilesBytes(pids: readonly number[]): number {
  const sizes = new Map<string, number>()
  for (const path of pids.flatMap(openFiles)) {
    const file = namelessFile(path)
    if (file !== null) sizes.set(file.id, file.bytes)
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
}

function namelessFile(path: string): { id: string; bytes: number } | null {
  try {
    if (!readlinkSync(path).startsWith('/memfd:')) return null
    const { dev, ino, blocks } = statSync(path)
    return { id: `${dev}:${ino}`, bytes: blocks * 512 }
  } catch {
    // It was closed meanwhile.
    return null
  }
}

function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => `/proc/${pid}/fd/${name}`)
  } catch {
    return []
  }
}
