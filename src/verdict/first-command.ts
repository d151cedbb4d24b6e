/** The first line of a script that is a command, without the blanks around it; comments and opening braces are none. */
export function firstCommand(code: string): string {
  const all = code.split('\n')
  const first = all.find((line) => /^\s*[^\s#{(]/.test(line))
  return (first ?? all[0] ?? '').trim()
}
