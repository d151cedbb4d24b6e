import { spawnSync } from 'node:child_process'

import { standardPath } from '../sandbox/shell-environment.ts'

const known = new Map<string, boolean>()

/**
 * True for a shell that reads more of its script from a pipe than the line it runs, as dash up to 0.5.12 does: then it still
 * has the script when its standard input has become another. Others read byte by byte (POSIX, sh, "INPUT FILES").
 */
export function readsAhead(program: string): boolean {
  const found = known.get(program) ?? test(program)
  known.set(program, found)
  return found
}

function test(program: string): boolean {
  const input = 'exec </dev/null\necho ahead\n'
  const env = { PATH: standardPath }
  const { stdout } = spawnSync(program, { input, env, cwd: '/', encoding: 'utf8', timeout: 2000 })
  return stdout === 'ahead\n'
}
