/** Names that fences use for languages which Org calls otherwise. */
const names: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  javascript: 'js',
  node: 'js',
  sqlite3: 'sqlite',
  makefile: 'make',
}

/** The name that a language runs under, for the label of a program, in capitals or not. */
export function programName(label: string): string {
  const name = label.toLowerCase()
  return names[name] ?? name
}
