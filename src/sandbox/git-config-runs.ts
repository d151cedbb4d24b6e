/** Keys of git-config(1) that repositories have of their own, by section; none of them makes git run anything. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  core: [
    'repositoryformatversion',
    'filemode',
    'bare',
    'logallrefupdates',
    'ignorecase',
    'precomposeunicode',
    'symlinks',
    'autocrlf',
    'eol',
    'worktree',
  ],
  user: ['name', 'email'],
  init: ['defaultbranch'],
  remote: ['url', 'fetch', 'pushurl', 'mirror', 'tagopt'],
  branch: ['remote', 'merge', 'rebase'],
  submodule: ['url', 'active', 'branch', 'ignore'],
  extensions: ['objectformat', 'refstorage'],
}

/** True for a key that makes git run nothing, both in small letters. */
export function isHarmless(section: string, key: string): boolean {
  return Object.hasOwn(harmless, section) && harmless[section]?.includes(key) === true
}

const section = /^\[(?<name>[a-z]+)(?: "[^"\\]*")?\]$/iu
const variable = /^(?<key>[a-z]+) *=[^\\]*$/iu

/**
 * True when a git configuration may make git run a program or read further configuration: when it has anything but well-known
 * keys, each on a line of its own.
 */
export function gitConfigRuns(config: string): boolean {
  let keys: readonly string[] = []
  return config.split('\n').some((line) => {
    const text = line.trim()
    if (text === '' || text.startsWith('#') || text.startsWith(';')) return false
    const opened = section.exec(text)?.groups?.['name']?.toLowerCase()
    if (opened !== undefined) keys = Object.hasOwn(harmless, opened) ? (harmless[opened] ?? []) : []
    const key = variable.exec(text)?.groups?.['key']?.toLowerCase()
    return opened === undefined && (key === undefined || !keys.includes(key))
  })
}
