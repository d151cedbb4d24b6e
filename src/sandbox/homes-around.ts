import { readFileSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'

import { currentUser } from './current-user.ts'
import { homeDirectory } from './home-directory.ts'
import { realPath } from './real-path.ts'

/**
 * The homes that a directory may lie in or hold, without links: the one that HOME names, and by passwd(5) those of this user and
 * of the directory's owner, since HOME is another where root runs what is a user's (sudo(8)).
 */
export function homesAround(directory: string): string[] {
  const owner = statSync(directory).uid
  const homes = [homeDirectory(), ...homesIn(passwd(), [currentUser(), owner])]
  return [...new Set(homes.map((home) => realPath(home) ?? home))]
}

/** The homes of some users in a text as passwd(5) has it; `/` is nobody's own. */
export function homesIn(text: string, users: readonly number[]): string[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, , user = '']) => user !== '' && users.includes(Number(user)))
    .map(([, , , , , home = '']) => home)
    .filter((home) => isAbsolute(home) && home !== '/')
}

let cached: string | undefined

/** The users of this machine, read once per process; none where there is no such file. */
function passwd(): string {
  try {
    return (cached ??= readFileSync('/etc/passwd', 'latin1'))
  } catch {
    return ''
  }
}
