import { type Dirent, readdirSync } from 'node:fs'

/** A directory entry with its name as it is. */
type RawEntry = Dirent<Buffer>

const mostLooked = 10_000

/**
 * True when a directory holds others whose names are not UTF-8, so that no sandbox can be told of them, and somewhere in these is
 * something called `.git`, or more than can be looked through.
 */
export function hasUnnameableGit(directory: string): boolean {
  const open = rawEntries(Buffer.from(directory))
    .filter((entry) => entry.isDirectory() && !isNameable(entry))
    .map(({ name }) => below(Buffer.from(directory), name))
  for (const [looked, next] of open.entries()) {
    const entries = rawEntries(next)
    if (looked === mostLooked || entries.some(({ name }) => name.toString() === '.git')) return true
    for (const entry of entries) if (entry.isDirectory()) open.push(below(next, entry.name))
  }
  return false
}

function isNameable({ name }: RawEntry): boolean {
  return Buffer.from(name.toString()).equals(name)
}

function below(directory: Buffer, name: Buffer): Buffer {
  return Buffer.concat([directory, Buffer.from('/'), name])
}

function rawEntries(directory: Buffer): RawEntry[] {
  try {
    return readdirSync(directory, { withFileTypes: true, encoding: 'buffer' })
  } catch {
    return []
  }
}
