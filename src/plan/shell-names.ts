/** Languages that Org runs, and writes variables for, as shells (`org-babel-shell-names`, and `shell` itself). */
export const shellNames: ReadonlySet<string> = new Set(
  'sh bash zsh fish csh ash dash ksh mksh posh shell'.split(' '),
)

const apartFromPosix: ReadonlySet<string> = new Set(['fish', 'csh'])

/** Those whose code is looked through, and added to, as that of a POSIX shell. */
export const posixShells: ReadonlySet<string> = new Set(
  [...shellNames].filter((name) => !apartFromPosix.has(name)),
)
