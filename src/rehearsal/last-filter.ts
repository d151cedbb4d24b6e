import { simpleCommands } from '../classify/simple-commands.ts'
import type { ProgramCall } from './answer-book.ts'

/** Programs that make something else of their input, so that their result is not what they read. */
const filters: ReadonlySet<string> = new Set(
  'sed awk gawk mawk perl cut tr wc jq yq base64 tail tac rev nl paste md5sum sha1sum sha256sum'.split(
    ' ',
  ),
)

/** Programs that do so with some options only: their other results stay the same when they read them. */
const optionally: ReadonlyMap<string, RegExp> = new Map([
  ['grep', /^-\w*[cno]|^--(?:count|line-number|only-matching)$/],
  ['uniq', /^-\w*c|^--count$/],
  ['cat', /^-\w*n|^--number$/],
])

/**
 * The filter at the end of the last pipeline of a script that a played program begins, as `jq` in `kubectl get x | grep y | jq .z`;
 * null where there is none. An `echo` behind it that only ends the line does not count.
 */
export function lastFilter(
  script: string,
  isPlayed: (word: string) => boolean,
): ProgramCall | null {
  const commands = simpleCommands(script)
  while (commands.at(-1)?.words.join(' ') === 'echo') commands.pop()
  const last = commands.length - 1
  const [program = '', ...options] = commands[last]?.words ?? []
  if (!makesAnother(program, options)) return null
  for (let at = last; at > 0; at -= 1) {
    const [from, to] = [commands[at - 1]?.start ?? 0, commands[at]?.start ?? 0]
    if (!/(?<!\|)\|&?\s*$/.test(script.slice(from, to))) return null
    if (isPlayed(commands[at - 1]?.words[0] ?? '')) {
      const call = commands.filter(({ words }) => words[0] === program).length
      return { program, call }
    }
  }
  return null
}

function makesAnother(program: string, options: readonly string[]): boolean {
  const telling = optionally.get(program)
  if (telling) return options.some((word) => telling.test(word))
  return filters.has(program) && !options.some((word) => /^-\w*i\b|^--in-?place/.test(word))
}
