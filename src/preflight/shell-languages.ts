/** Languages of blocks whose code is looked through as that of a shell. */
export const shellLanguages: ReadonlySet<string> = new Set([
  'bash',
  'sh',
  'zsh',
  'ksh',
  'dash',
  'shell',
])
