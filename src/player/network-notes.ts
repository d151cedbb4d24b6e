import type { LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { commandFault } from './command-place.ts'
import type { TypedLine } from './typed-lines.ts'

/** Programs that fetch what a URL among their words names. */
const fetching: ReadonlySet<string> = new Set('aria2c curl git http https wget xh'.split(' '))

/** A URL, or a word that ssh takes for a host and a path, of another machine. */
const remote =
  /^["']?(?:(?:https?|ftp|git|ssh):\/\/(?!localhost\b|127\.|0\.0\.0\.0|\[::1\])|[\w.-]+@[\w.-]+:)/i

/** Commands that fetch what is to be installed, without options; not from a path. */
const installing =
  /^(?:(?:apt|apt-get|brew|dnf|cargo|go|gem|pip3?|npm|pnpm|yarn) (?:install|update)|npm ci|go get|pip3? download|docker pull)(?= [^.]|$)/

/** Says of a tape that is to be played without network that a command of it needs one. */
export function networkNotes(lines: LineIndex, typed: readonly TypedLine[]): RunbookError[] {
  const line = typed.find((each) => each.commands.some(({ words }) => needsNetwork(words)))
  if (line === undefined) return []
  const reason = 'this needs the network, which the sandbox does not give'
  const hint = 'Play the tape with --allow-net.'
  return [commandFault(lines, line.from, { code: 'E_TAPE', reason, hint })]
}

function needsNetwork(words: readonly string[]): boolean {
  const [program = '', ...others] = words[0] === 'sudo' ? words.slice(1) : words
  if (fetching.has(program)) return others.some((word) => remote.test(word))
  const plain = others.filter((word) => !word.startsWith('-'))
  return installing.test([program, ...plain].join(' '))
}
