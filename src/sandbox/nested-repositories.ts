import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'

const deepest = 3
const mostDirectories = 1000
const cached = new Map<string, readonly string[]>()

/**
 * The git directories below a workspace that are not its own: of repositories in it, three levels
 * down, and of submodules (gitrepository-layout(5), `modules`). Looked up once per process, as the
 * ones that a document makes itself are its own business; at most 1,000 directories are read.
 */
export function nestedRepositories(workspace: string): readonly string[] {
  const known = cached.get(workspace)
  if (known !== undefined) return known
  const found = [...search(workspace), ...children(join(workspace, '.git/modules'))]
  cached.set(workspace, found)
  return found
}

function search(workspace: string): string[] {
  const found: string[] = []
  let level = [workspace]
  let room = mostDirectories
  for (let depth = 0; depth < deepest && room > 0; depth += 1) {
    const below = level.slice(0, room).flatMap((directory) => children(directory))
    room -= level.length
    found.push(...below.filter((path) => path.endsWith('/.git')))
    level = below.filter((path) => !/\/(?:\.git|node_modules)$/u.test(path))
  }
  return found.filter((path) => path !== join(workspace, '.git'))
}

/** The directories in a directory, links left out; none when it cannot be read. */
function children(directory: string): string[] {
  return entries(directory)
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(directory, entry.name))
}

function entries(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}
