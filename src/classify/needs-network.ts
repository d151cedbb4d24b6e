import { withoutSudo } from './without-sudo.ts'

/** Programs that fetch what a URL among their words names. */
const fetching: ReadonlySet<string> = new Set('aria2c curl git http https wget xh'.split(' '))

/** A URL, or a word that ssh takes for a host and a path, of another machine. */
const remote =
  /^["']?(?:(?:https?|ftp|git|ssh):\/\/(?!localhost\b|127\.|0\.0\.0\.0|\[::1\])|[\w.-]+@[\w.-]+:)/i

/** Commands that fetch what is to be installed, without options; not from a path. */
const installing =
  /^(?:(?:apt|apt-get|brew|dnf|cargo|go|gem|pip3?|npm|pnpm|yarn) (?:install|update)|npm ci|go get|pip3? download|docker pull)(?= [^.]|$)/

/** True for the words of a command that fetches something from another machine. */
export function needsNetwork(words: readonly string[]): boolean {
  const [program = '', ...others] = withoutSudo(words)
  if (fetching.has(program)) return others.some((word) => remote.test(word))
  const plain = others.filter((word) => !word.startsWith('-'))
  return installing.test([program, ...plain].join(' '))
}
