/** Languages that Org runs, and writes variables for, as shells (`org-babel-shell-names`, and `shell` itself). */
export const shellNames: ReadonlySet<string> = new Set(
  'sh bash zsh fish csh ash dash ksh mksh posh shell'.split(' '),
)
