/**
 * Words that start a program as the foreground group of its terminal, reading `input`, for what cannot make itself one: so
 * an interrupt reaches it and what it started, and nothing around it. It takes bash, since dash ends with an error where
 * it cannot give the terminal back to who had it.
 */
export function leadTerminal(words: readonly string[], input: '/dev/null' | '/dev/tty'): string[] {
  const script = `set -m; "$0" "$@" <${input}; exit`
  return ['bash', '--noprofile', '--norc', '-c', script, ...words]
}
